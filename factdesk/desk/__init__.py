"""What an editor can do, without a screen: one verb a function, one session each."""

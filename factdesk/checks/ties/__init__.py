"""Results that a word or two tie to figures anywhere in a passage, whatever the wording around: what no figure explains is wrong."""

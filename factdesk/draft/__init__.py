"""Reading: files, text with offsets, paragraphs, sentences, and the words of a language."""

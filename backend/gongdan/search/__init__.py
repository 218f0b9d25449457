"""An index of texts in Chinese and English that finds two-character words, with who may see each text."""

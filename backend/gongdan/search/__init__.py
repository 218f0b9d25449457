"""An index of texts in Chinese and English, with who may see each of them."""

"""Process definitions and step kinds: given this position and this act, what is next?"""

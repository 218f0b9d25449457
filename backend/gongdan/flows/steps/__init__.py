"""The kinds of steps, one file each: their settings, their checks, what they do with a token."""

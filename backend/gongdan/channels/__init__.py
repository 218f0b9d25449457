"""How requests come in and answers go out: portal links, and imports from files."""

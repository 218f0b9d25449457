"""Filled-in forms: answers, numbers, storage by form, typed views, tables read from files."""

"""The demonstration company, made through the product's own commands."""

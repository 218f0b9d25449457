"""Holidays that travel with the product, one file per country."""

"""The one language for conditions and formulas: a JSON tree, evaluated, type-checked and compiled to SQL."""

"""Declarations of the algorithms' parameters, and widgets of their own for two of them."""

"""Masks of objects that are named by a text, on one date."""

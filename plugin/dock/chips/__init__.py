"""Chips: the predicates of a sentence as widgets, before a run and on its result."""

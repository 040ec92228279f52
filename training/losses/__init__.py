"""Losses of a training: mask losses, the answer, auxiliary losses."""

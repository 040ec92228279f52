"""Sentences for masks: true, unambiguous, and as people write them."""

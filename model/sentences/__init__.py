"""Sentences: what a sentence asks of the model, and what of it the map measures.

Standard library only, Python 3.9: QGIS imports this room.
"""

"""Translation: sentences in other languages than English, in the English that the parser reads.

Standard library only, Python 3.9: QGIS imports this room.
"""

"""How QGIS starts the engine and talks to it. Standard library only, Python 3.9."""

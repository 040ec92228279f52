"""Client of the engine for QGIS: starts it and exchanges JSON with it. Standard library only."""

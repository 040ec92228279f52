"""Requests to the engine, its results and events. Standard library only, Python 3.9."""

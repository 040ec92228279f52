"""Installs the engine's own Python environment, on request, and tells what happens."""

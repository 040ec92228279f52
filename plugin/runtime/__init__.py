"""Installs the engine's Python environment on request, and reports the progress."""

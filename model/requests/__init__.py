"""What the engine is asked and what it answers. Standard library only, Python 3.9."""

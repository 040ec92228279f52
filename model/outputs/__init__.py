"""Files that the engine writes: what may be replaced, how they appear whole, what is kept."""

"""Writing files: checks before a run, atomic replacement, removal of partial files."""

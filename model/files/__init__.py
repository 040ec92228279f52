"""Files that are written: checked first, whole or not there at all, no input ever replaced."""

"""The upper part of the dock: pair, reading, area, sentence, run."""

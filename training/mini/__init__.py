"""The recipe of the bundled model ``mini``."""

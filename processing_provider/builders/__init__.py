"""Parameter values of Processing to requests of the engine; run in the main thread."""

"""The algorithms of the provider, one per file: parameters in, a request to the engine, outputs."""

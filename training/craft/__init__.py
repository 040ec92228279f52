"""Training data for a region: candidates of changes, sentences for them, audit and export."""

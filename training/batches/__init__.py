"""Training batches: synthetic scenes, real pairs, and mixtures of both."""

"""Changes and nuisance factors simulated on real images."""

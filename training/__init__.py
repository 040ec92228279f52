"""Synthetic scenes, data sets, losses, metrics and the two training stages. Never imports QGIS."""

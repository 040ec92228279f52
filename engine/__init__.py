"""Command line and worker, above model and training. Never imports QGIS."""

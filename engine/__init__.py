"""The doors of the engine, above model and training: command line and worker. Never QGIS."""

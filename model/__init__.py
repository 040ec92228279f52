"""The engine: requests, network and inference. Never imports QGIS."""

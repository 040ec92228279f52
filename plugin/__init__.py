"""The user interface in QGIS, and the life cycle of the plugin. Widgets only."""

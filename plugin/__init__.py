"""What the analyst sees in QGIS: the plugin life cycle. Widgets only."""

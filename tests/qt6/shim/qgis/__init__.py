"""A stand-in for QGIS on Qt 6: enough for the widgets that need no map. Only for the tests."""

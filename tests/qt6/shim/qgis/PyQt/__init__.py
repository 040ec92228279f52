"""``qgis.PyQt`` as QGIS 4 has it: PyQt6 under names that do not tell which Qt it is."""

import sys

from PyQt6 import QtCore, QtGui, QtNetwork, QtWidgets, sip, uic

for _module in (QtCore, QtGui, QtNetwork, QtWidgets, sip, uic):
    sys.modules[f"{__name__}.{_module.__name__.rsplit('.', 1)[1]}"] = _module
for _name in ("QAction", "QShortcut"):  # moved in Qt 6; QGIS gives them under the old name too
    setattr(QtWidgets, _name, getattr(QtGui, _name))

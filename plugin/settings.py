"""The user's settings: a dataclass over QgsSettings."""

from __future__ import annotations

from dataclasses import dataclass, fields

from qgis.core import QgsSettings

PREFIX = "mtrefseg/"


@dataclass(frozen=True)
class Settings:
    """Preferences of the dock.

    Attributes:
        device: One of ``model.requests.detect.DEVICES``.
        split_objects: One of ``model.requests.polygons.SPLIT_OBJECTS``.
        results_folder: Where results are written; empty: beside the project, or temporary.
        check_pairs: Check a pair as soon as it is chosen.
        history_length: Number of sentences in the history.
        allow_remote: Open rasters by URL, and files that refer to URLs.
    """

    device: str = "auto"
    split_objects: str = "auto"
    results_folder: str = ""
    check_pairs: bool = True
    history_length: int = 50
    allow_remote: bool = False

    @classmethod
    def load(cls) -> Settings:
        """Read the settings; a value that was never stored has its default."""
        stored = QgsSettings()
        values = {
            field.name: stored.value(PREFIX + field.name, field.default, type=type(field.default))
            for field in fields(cls)
        }
        return cls(**values)

    def save(self) -> None:
        """Store every setting."""
        stored = QgsSettings()
        for field in fields(self):
            stored.setValue(PREFIX + field.name, getattr(self, field.name))

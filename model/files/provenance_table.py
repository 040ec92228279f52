"""Facts of a run in the metadata table of its GeoPackage, as GDAL stores them.

Standard library only, Python 3.9: QGIS reads and changes them without the engine.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Dict, Mapping, Tuple, Union
from xml.etree import ElementTree  # nosec B405: entities are refused below

from ..errors import MtrefsegError
from .changes_database import open_changes
from .result_schema import LAYER

MAX_LENGTH = 1 << 24
UNUSABLE = (sqlite3.Error, ValueError, ElementTree.ParseError)
"""What reading or changing facts of a file raises that holds none."""
_SELECT = (
    "SELECT m.id, m.metadata FROM gpkg_metadata m JOIN gpkg_metadata_reference r "
    "ON r.md_file_id = m.id WHERE r.table_name = ? AND m.md_standard_uri = 'http://gdal.org'"
)


def read_facts(changes: Union[Path, str]) -> Dict[str, str]:
    """Return the facts of a result; values that are no text are JSON.

    Raises:
        MtrefsegError: The file is no result of a run.
    """
    with closing(open_changes(changes, "ro")) as database:
        return facts_of_run(database, changes)


def facts_of_run(
    database: sqlite3.Connection, changes: Union[Path, str], layer: str = LAYER
) -> Dict[str, str]:
    """Return the facts of an open result.

    Args:
        database: The result.
        changes: Its path, for the error.
        layer: Layer whose metadata they are.

    Raises:
        MtrefsegError: The file is no result of a run.
    """
    try:
        _, root = _metadata(database, layer)
    except UNUSABLE as error:
        raise no_result_error(changes, error) from None
    return {item.get("key", ""): item.text or "" for item in root.iterfind("./Metadata/MDI")}


def set_facts(database: sqlite3.Connection, facts: Mapping[str, str], layer: str = LAYER) -> None:
    """Add facts to those of an open result, or replace them.

    Raises:
        sqlite3.Error, ValueError, ParseError: It holds none, or cannot be written.
    """
    number, root = _metadata(database, layer)
    _set(root, facts)
    text = ElementTree.tostring(root, encoding="unicode")
    database.execute("UPDATE gpkg_metadata SET metadata = ? WHERE id = ?", (text, number))


def _metadata(database: sqlite3.Connection, layer: str) -> Tuple[int, ElementTree.Element]:
    rows = database.execute(_SELECT, (layer,)).fetchall()
    if len(rows) != 1:
        raise ValueError("it has no facts of a run")
    number, text = rows[0]
    if not isinstance(text, str) or len(text) > MAX_LENGTH:
        raise ValueError("its facts are too long")
    if "<!" in text:  # a document type, which may declare entities
        raise ValueError("its facts are not those of a run")
    return int(number), ElementTree.fromstring(text)  # nosec B314


def _set(root: ElementTree.Element, facts: Mapping[str, str]) -> None:
    metadata = root.find("./Metadata")
    if metadata is None:
        raise ValueError("it has no facts of a run")
    items = {item.get("key"): item for item in metadata.iterfind("MDI")}
    for name, text in facts.items():
        item = items.get(name)
        if item is None:
            item = ElementTree.SubElement(metadata, "MDI", key=name)
        item.text = storable(text)


def storable(text: str) -> str:
    """Return a text that UTF-8 can encode: file names may have bytes that are no characters."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def no_result_error(changes: Union[Path, str], error: Exception) -> MtrefsegError:
    """Return the error of a file that is no result of a run."""
    return MtrefsegError(
        "'{changes}' is not a GeoPackage that mtrefseg wrote ({error}).",
        "Give the output of a run.",
        changes=changes,
        error=error,
    )

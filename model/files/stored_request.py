"""The request in the provenance of a result, when its predicates change.

GDAL stores the metadata of a layer as XML, one ``MDI`` element per fact. Standard library only,
Python 3.9.
"""

from __future__ import annotations

import html
import json
import re
import sqlite3
from typing import Any, Dict, Optional, Sequence

from ..requests.wire import BadJson, parse_json
from ..sentences.parsed_json import all_to_json
from ..sentences.parsed_sentence import ParsedSentence
from .result_schema import LAYER

_REQUEST = re.compile(r'(<MDI key="request">)(.*?)(</MDI>)', re.DOTALL)
_LONGEST = 1 << 24
_METADATA = (
    "SELECT id, metadata FROM gpkg_metadata WHERE mime_type = 'text/xml' AND id IN ("
    "SELECT md_file_id FROM gpkg_metadata_reference "
    "WHERE reference_scope = 'table' AND lower(table_name) = ?)"
)


def store_predicates(
    database: sqlite3.Connection, sentences: Sequence[ParsedSentence], where: str
) -> None:
    """Put sentences and condition into the stored request; a file without one stays as it is.

    Args:
        database: The GeoPackage, in a transaction.
        sentences: They replace the stored ones with the same text.
        where: The condition as written.
    """
    tables = "SELECT count(*) FROM sqlite_master WHERE name LIKE 'gpkg_metadata%'"
    if not database.execute(tables).fetchone()[0]:
        return
    for number, metadata in database.execute(_METADATA, [LAYER]).fetchall():
        found = _REQUEST.search(metadata)
        request = _request(found.group(2)) if found else None
        if found is None or request is None or not _change(request, sentences, where):
            continue
        text = html.escape(json.dumps(request, ensure_ascii=False), quote=False)
        changed = metadata[: found.start(2)] + text + metadata[found.end(2) :]
        database.execute("UPDATE gpkg_metadata SET metadata = ? WHERE id = ?", [changed, number])


def _request(text: str) -> Optional[Dict[str, Any]]:
    """Return the stored request; None where it is none."""
    try:
        request = parse_json(html.unescape(text), _LONGEST)
    except BadJson:
        return None
    return request if isinstance(request, dict) else None


def _change(request: Dict[str, Any], sentences: Sequence[ParsedSentence], where: str) -> bool:
    """Change the request; return whether anything differs.

    A request holds a parsed sentence for each of its sentences, or none at all.
    """
    given = {one.sentence: one for one in sentences}
    stored = {one.get("sentence"): one for one in request.get("parsed") or () if _is_table(one)}
    stored.update(zip(given, all_to_json(tuple(given.values()))))
    written = request.get("sentences")
    texts = written if isinstance(written, list) else []
    parsed = [stored[text] for text in texts if text in stored]
    new = {"where": where}
    if parsed and len(parsed) == len(texts):
        new["parsed"] = json.loads(json.dumps(parsed))  # tuples become lists, as they are stored
    old = {"where": request.get("where", ""), "parsed": request.get("parsed")}
    if all(old[name] == value for name, value in new.items()):
        return False
    request.update(new)
    return True


def _is_table(value: Any) -> bool:
    return isinstance(value, dict)

"""The request in the provenance of a result, when its predicates change.

Standard library only, Python 3.9.
"""

from __future__ import annotations

import json
import sqlite3
from typing import Any, Dict, Optional, Sequence

from ..requests.wire import BadJson, parse_json
from ..sentences.parsed_json import all_to_json
from ..sentences.parsed_sentence import ParsedSentence
from .provenance_table import MAX_LENGTH, UNUSABLE, facts_in, set_facts

REQUEST = "request"
"""Name of the fact that holds the request of a run."""


def store_predicates(
    database: sqlite3.Connection, sentences: Sequence[ParsedSentence], where: str
) -> None:
    """Put sentences and condition into the stored request; a file without one stays as it is.

    Args:
        database: The GeoPackage, in a transaction.
        sentences: They replace the stored ones with the same text.
        where: The condition as written.
    """
    try:
        request = _request(facts_in(database).get(REQUEST, ""))
    except UNUSABLE:
        return
    if request is not None and _change(request, sentences, where):
        set_facts(database, {REQUEST: json.dumps(request, ensure_ascii=False)})


def _request(text: str) -> Optional[Dict[str, Any]]:
    """Return the stored request; None where it is none."""
    try:
        request = parse_json(text, MAX_LENGTH)
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

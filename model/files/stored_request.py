"""The request in the provenance of a result: read, and changed with the predicates.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple, Union

from ..requests.detect import DetectRequest
from ..requests.wire import BadJson, parse_json
from ..sentences.parsed_json import all_to_json
from ..sentences.parsed_sentence import ParsedSentence
from .provenance_table import MAX_LENGTH, no_result_error, read_facts

REQUEST = "request"
"""Name of the fact that holds the request of a run."""


def read_provenance(changes: Union[Path, str]) -> Tuple[DetectRequest, Dict[str, Any]]:
    """Read the request and all facts that a run stored with its polygons.

    Raises:
        MtrefsegError: The file is missing, or not written by a run.
    """
    facts = {name: decoded_fact(text) for name, text in read_facts(changes).items()}
    request = facts.get(REQUEST)
    if not isinstance(request, dict):
        raise no_result_error(changes, ValueError("it has no request of a run"))
    return request_from_dict(request), facts


def decoded_fact(text: str) -> Any:
    """Decode a fact; those that are not text were stored as JSON."""
    if not text.startswith(("{", "[")):
        return text
    try:
        return parse_json(text, MAX_LENGTH)
    except BadJson:
        return text


def request_from_dict(values: Mapping[str, Any]) -> DetectRequest:
    """Make the request of a stored run; a sentence that an earlier version had twice is once in it.

    Raises:
        MtrefsegError: A field is unknown or wrong.
    """
    texts, parsed = values.get("sentences"), values.get("parsed")
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        return DetectRequest.from_dict(dict(values))
    first = list({" ".join(text.split()): n for n, text in reversed([*enumerate(texts)])}.values())
    chosen = sorted(first)
    given = {**values, "sentences": [texts[number] for number in chosen]}
    if isinstance(parsed, list) and len(parsed) == len(texts):
        given["parsed"] = [parsed[number] for number in chosen]
    return DetectRequest.from_dict(given)


def changed_request(stored: str, sentences: Sequence[ParsedSentence], where: str) -> Dict[str, str]:
    """Return the fact of a request with other sentences and condition; none where it is no request.

    Args:
        stored: The fact as it is stored.
        sentences: They replace the stored ones with the same text.
        where: The condition as written.
    """
    request = _table(stored)
    if request is None:
        return {}
    _change(request, sentences, where)
    return {REQUEST: json.dumps(request, ensure_ascii=False)}


def _table(text: str) -> Optional[Dict[str, Any]]:
    """Return the stored request; None where it is none."""
    try:
        request = parse_json(text, MAX_LENGTH)
    except BadJson:
        return None
    return request if isinstance(request, dict) else None


def _change(request: Dict[str, Any], sentences: Sequence[ParsedSentence], where: str) -> None:
    """Change the request, which holds a parsed sentence for each of its sentences, or none."""
    given = {one.sentence: one for one in sentences}
    found = request.get("parsed") or ()
    stored = {one.get("sentence"): one for one in found if isinstance(one, dict)}
    stored.update(zip(given, all_to_json(tuple(given.values()))))
    written = request.get("sentences")
    texts: List[Any] = written if isinstance(written, list) else []
    parsed = [stored[text] for text in texts if text in stored]
    request["where"] = where
    if parsed and len(parsed) == len(texts):
        request["parsed"] = parsed

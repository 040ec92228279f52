"""A file of mined synonyms, for machines without the sentence model that they are mined with."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from ...model.files.atomic_write import write_text
from ...model.requests.wire import read_json
from .distillation import SentenceModel, SynonymPairs, mine_synonyms

MAX_BYTES = 1 << 26


def mined_synonyms(path: Path | None) -> SynonymPairs:
    """Return the synonyms of a file; where there is none, mine them and write it.

    Args:
        path: Of the file; None: they are mined and not written.

    Raises:
        MtrefsegError: The sentence model is not installed.
    """
    if path and path.is_file():
        return SynonymPairs(**read_json(path, MAX_BYTES))
    pairs = mine_synonyms(SentenceModel())
    if path:
        write_text(path, json.dumps(asdict(pairs)))
    return pairs

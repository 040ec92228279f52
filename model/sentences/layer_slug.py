"""The name of a reference layer in the names of fields. Standard library only, Python 3.9."""

from __future__ import annotations

import re
import unicodedata


def layer_slug(name: str) -> str:
    """Return the name of a reference layer as names of fields have it: ``[a-z0-9_]``.

    Accents are dropped; empty where nothing is left.
    """
    plain = unicodedata.normalize("NFKD", name.replace("ß", "ss").lower())
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "_", letters).strip("_")

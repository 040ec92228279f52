"""The JSON schema of a form, flat and strict enough for every server."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import BaseModel

_KEPT = ("type", "enum", "items", "properties")
"""Keywords that all servers' grammars know; lengths and ranges are checked when it is read."""

Schema = dict[str, Any]


@cache
def answer_schema(form: type[BaseModel]) -> Schema:
    """Return the schema of a form: no references, all properties required, no others allowed.

    Args:
        form: Without unions and recursion.
    """
    schema = form.model_json_schema()
    return _plain(schema, schema.get("$defs", {}))


def _plain(schema: Schema, named: Schema) -> Schema:
    if "$ref" in schema:
        return _plain(named[schema["$ref"].rpartition("/")[2]], named)
    plain = {keyword: schema[keyword] for keyword in _KEPT if keyword in schema}
    if "const" in schema:
        plain["enum"] = [schema["const"]]
    if "items" in plain:
        plain["items"] = _plain(plain["items"], named)
    if "properties" in plain:
        properties = {name: _plain(one, named) for name, one in plain["properties"].items()}
        plain |= {"properties": properties, "required": list(properties)}
        plain["additionalProperties"] = False
    return plain

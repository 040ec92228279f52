"""Lines that no client sends: name → the lines."""

import json

DEEP = 100_000
REQUEST = {"before": "a.tif", "after": "b.tif", "sentences": ["x"], "output": "o.gpkg"}


def line(message):
    return json.dumps(message).encode() + b"\n"


def detect(**changes):
    """A request with other values."""
    return line({"id": 1, "op": "detect", "request": {**REQUEST, **changes}})


LINES = {
    "a list nested 100,000 deep": b"[" * DEEP + b"\n",
    "objects nested 100,000 deep": b'{"op":' * DEEP + b"\n",
    "a request nested 100,000 deep": b'{"id": 1, "op": "detect", "request": ' + b"[" * DEEP + b"\n",
    "a line of 300 MB": b"x" * 300_000_000 + b"\n",
    "a string of 2 MB": line({"id": 1, "op": "info", "request": {"paths": ["x" * 2_000_000]}}),
    "no UTF-8": b'{"id": 1, "op": "\xff\xfe"}\n',
    "UTF-16": json.dumps({"op": "quit"}).encode("utf-16") + b"\n",
    "null characters": b"\0" * 1000 + b"\n",
    "a list": b"[1, 2]\n",
    "a text": b'"quit"\n',
    "null": b"null\n",
    "an empty object": b"{}\n",
    "NaN": b"NaN\n",
    "op as number": b'{"id": 1, "op": 1}\n',
    "op as list": b'{"id": 1, "op": ["detect"]}\n',
    "op unknown": line({"id": 1, "op": "__import__"}),
    "id NaN": b'{"id": NaN, "op": "info"}\n',
    "id 1e999": b'{"id": 1e999, "op": "info"}\n',
    "id of 10^5 digits": b'{"id": ' + b"9" * 100_000 + b', "op": "info"}\n',
    "id as list": b'{"id": [1], "op": "info"}\n',
    "id true": b'{"id": true, "op": "info"}\n',
    "id of 10^5 characters": line({"id": "x" * 100_000, "op": "info"}),
    "request as list": line({"id": 1, "op": "detect", "request": [1]}),
    "request as text": line({"id": 1, "op": "detect", "request": "x"}),
    "request null": line({"id": 1, "op": "detect", "request": None}),
    "an unknown field": line({"id": 1, "op": "info", "more": 1}),
    "an unknown field of the request": detect(colour=1),
    "a field of the class": detect(__class__=1),
    "paths as text": line({"id": 1, "op": "info", "request": {"paths": "/etc/passwd"}}),
    "paths as numbers": line({"id": 1, "op": "info", "request": {"paths": [1, 2]}}),
    "threshold as text": detect(threshold="0.5"),
    "threshold NaN": detect(threshold=float("nan")),
    "threshold 1e999": detect(threshold=float("inf")),
    "threshold true": detect(threshold=True),
    "sentences as text": detect(sentences="abc"),
    "sentences nested": detect(sentences=[["x"]]),
    "a sentence of 500,000 characters": detect(sentences=["x" * 500_000]),
    "a sentence with a null": detect(sentences=["a\0b"]),
    "a sentence of half a character": detect(sentences=["\ud800"]),
    "bands as floats": detect(bands_before=[1.0, 2.0, 3.0]),
    "bands as booleans": detect(bands_before=[True, True, True]),
    "extent of three": detect(extent=[0, 0, 1]),
    "extent of texts": detect(extent=["0", "0", "1", "1"]),
    "extent 1e999": detect(extent=[0, 0, 1, float("inf")]),
    "pixel size of 2^80": detect(gsd_m=2**80),
    "tile as float": detect(tile_px=64.5),
    "output as null": detect(output=None),
    "a path with a null": detect(before="a\0.tif"),
    "nodata as numbers": detect(nodata_before=[1, 2]),
    "export with a table": line(
        {"id": 1, "op": "export_training", "request": {"polygons": {}, "folder": 1}}
    ),
    "training of texts": line(
        {"id": 1, "op": "train", "request": {"stage": "1", "output": [], "epochs": "x"}}
    ),
    "import of numbers": line({"id": 1, "op": "import", "request": {"source": 1, "folder": 2}}),
    "the same id twice": detect() + detect(),
}

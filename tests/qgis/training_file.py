"""A training file of the small pair, written by OGR."""

import json

from osgeo import ogr, osr

CHIP_M, MASK_M = 32.0, 6.0
SENTENCES = ("the new house", "the road that disappeared", "the repainted roof")
TEXTS = "id chip sentence wordings object members origin state reason history review flag".split()
FIELDS = {
    "chips": {"chip": ogr.OFTString},
    "candidates": dict.fromkeys(("id", "chip", "object", "source"), ogr.OFTString),
    "records": {
        **dict.fromkeys(
            "id chip sentence wordings object members origin state reason".split(), ogr.OFTString
        ),
        "change_type": ogr.OFTInteger,
        "confidence": ogr.OFTReal,
        "history": ogr.OFTString,
        "review": ogr.OFTString,
        "flag": ogr.OFTString,
    },
}


def box(x, y, side_m):
    corners = ((x, y), (x + side_m, y), (x + side_m, y - side_m), (x, y - side_m), (x, y))
    text = ", ".join(f"{a} {b}" for a, b in corners)
    return ogr.CreateGeometryFromWkt(f"MULTIPOLYGON ((({text})))")


def write_training_file(path, before, after, count=12, origin_m=(500_000.0, 5_000_000.0)):
    """Write chips of 32 m with three records each, and return the path."""
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(32614)
    data = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layers = {}
    for name, fields in FIELDS.items():
        layers[name] = data.CreateLayer(name, crs, ogr.wkbMultiPolygon)
        for field, kind in fields.items():
            layers[name].CreateField(ogr.FieldDefn(field, kind))
    layers["records"].SetMetadataItem("pair", json.dumps({"before": before, "after": after}))
    for number in range(count):
        square = number // 3
        x, y = origin_m[0] + CHIP_M * (square % 2), origin_m[1] - CHIP_M * (square // 2)
        chip = f"r{square // 2}_c{square % 2}"
        if number % 3 == 0:
            add(layers["chips"], box(x, y, CHIP_M), chip=chip)
        mask = box(x + 3 + 9 * (number % 3), y - 5, MASK_M)
        facts = {"id": f"id{number}", "chip": chip, "object": "house"}
        add(layers["candidates"], mask, **facts, source="polygons")
        add(
            layers["records"],
            mask,
            **facts,
            sentence=SENTENCES[number % 3],
            change_type=number % 3,
            wordings='["the house that was built"]',
            members=json.dumps([f"id{number}"]),
            confidence=0.5 + number / (2 * count),
            origin="grammar",
            state="accepted",
        )
    data = layers = None
    return str(path)


def add(layer, geometry, **values):
    feature = ogr.Feature(layer.GetLayerDefn())
    feature.SetGeometry(geometry)
    for name, value in values.items():
        feature.SetField(name, value)
    layer.CreateFeature(feature)

"""Sentences, reference layers, conditions and parsed sentences of a request are checked."""

import json
from dataclasses import replace

import pytest

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.requests.detect import DetectRequest
from mtrefseg.model.requests.pair import PairSource, RasterSource
from mtrefseg.model.requests.redraw import RedrawRequest
from mtrefseg.model.requests.reference_layer import ReferenceLayer, reference_layer
from mtrefseg.model.sentences.expression import Comparison
from mtrefseg.model.sentences.parsed_sentence import ParsedSentence, Phrase, Predicate

PAIR = PairSource(RasterSource("b.tif"), RasterSource("a.tif"))
PARSED = ParsedSentence(
    "new houses", (Phrase("the buildings that appeared"),),
    (Predicate(Comparison("area_m2", ">", 500.0)),),
)  # fmt: skip


def _request(**values):
    return DetectRequest(PAIR, ("new houses",), "o.gpkg", **values)


def test_a_request_with_all_fields_goes_through_json_unchanged() -> None:
    request = _request(
        layers=("roads=r.gpkg|layername=x",), where="area_m2 > 5", guess=True, parsed=(PARSED,)
    )
    assert DetectRequest.from_dict(json.loads(json.dumps(request.to_dict()))) == request


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"sentences": ("a house", "b", " a  house ")}, "Sentence 3 is the same as sentence 1"),
        ({"layers": ("roads",)}, "roads=roads.gpkg"),
        ({"layers": ("=roads.gpkg",)}, "no name"),
        ({"layers": ("!!=roads.gpkg",)}, "no name"),
        ({"layers": ("roads=",)}, "no path"),
        ({"layers": ("roads=a.gpkg", "Roads=b.gpkg")}, "Two reference layers are named 'roads'"),
        ({"layers": tuple(f"l{n}=a.gpkg" for n in range(51))}, "a run takes 50"),
        ({"layers": ("r" * 41 + "=a.gpkg",)}, "41 characters"),
        ({"where": "x" * 10_001}, "10001 characters"),
        ({"parsed": (PARSED, PARSED)}, "2 parsed sentences"),
        ({"parsed": (replace(PARSED, sentence="old houses"),)}, "Parse the sentence again"),
    ],
)
def test_a_value_that_cannot_work_is_refused_with_a_remedy(values, words) -> None:
    with pytest.raises(MtrefsegError) as caught:
        replace(_request(), **values)
    assert words in str(caught.value)


def test_the_name_of_a_reference_layer_becomes_one_of_a_field() -> None:
    layer = reference_layer("Flüsse (2020)=/data/a b=c.gpkg|layername=Main")
    assert layer == ReferenceLayer("flusse_2020", "/data/a b=c.gpkg", "Main")
    assert reference_layer(layer.text()) == layer


def test_a_redrawing_checks_its_reference_layers() -> None:
    with pytest.raises(MtrefsegError, match="Two reference layers"):
        RedrawRequest("p.tif", "s.gpkg", "o.gpkg", layers=("a=1.gpkg", "a=2.gpkg"))

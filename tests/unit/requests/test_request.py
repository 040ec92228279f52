"""Requests: read, written, refused with a reason."""

import json
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.requests.checks import UNSTORABLE
from mtrefseg.model.requests.detect import DetectRequest
from mtrefseg.model.requests.detect_result import DetectResult, SentenceResult
from mtrefseg.model.requests.flat import replaced
from mtrefseg.tests.flat_requests import detect_request

GOOD = detect_request("a.tif", "b.tif", ("the new buildings",), "out.gpkg")

BAD = {
    "no sentence": ({"sentences": ()}, "No sentence"),
    "blank sentence": ({"sentences": ("a", " \t")}, "Sentence 2 is empty"),
    "no before": ({"before": ""}, "before is empty"),
    "no after": ({"after": "  "}, "after is empty"),
    "no output": ({"output": ""}, "output is empty"),
    "threshold above 1": ({"threshold": 1.5}, "1.5"),
    "threshold below 0": ({"threshold": -0.1}, "-0.1"),
    "threshold not a number": ({"threshold": float("nan")}, "nan"),
    "minimum area negative": ({"min_area_m2": -1.0}, "min_area_m2"),
    "holes infinite": ({"fill_holes_m2": float("inf")}, "fill_holes_m2"),
    "simplify negative": ({"simplify_m": -0.5}, "simplify_m"),
    "gsd zero": ({"gsd_m": 0.0}, "Ground sample distance"),
    "connectivity": ({"connectivity": 6}, "Connectivity 6"),
    "device": ({"device": "tpu"}, "tpu"),
    "batch size": ({"batch_size": 0}, "Batch size 0"),
    "shapefile": ({"output": "out.shp"}, "out.shp"),
    "shift of one number": ({"shift_px": (1.0,)}, "shift_px"),
    "shift infinite": ({"shift_px": (0.0, float("inf"))}, "inf"),
    "measured shift of two numbers": ({"measured_shift_px": (1.0, 2.0)}, "measured_shift_px"),
    "probability as jpg": ({"probability": "p.jpg"}, "p.jpg"),
}


def test_a_good_request_passes():
    assert replaced(GOOD) == GOOD


@pytest.mark.parametrize(("change", "named"), BAD.values(), ids=BAD.keys())
def test_a_bad_value_is_named_with_a_remedy(change, named):
    with pytest.raises(MtrefsegError) as caught:
        replaced(GOOD, **change)
    assert named in caught.value.message
    assert caught.value.advice
    assert "\n" not in str(caught.value)


@given(
    st.lists(
        st.text(min_size=1).filter(lambda text: text.strip() and not UNSTORABLE.search(text)),
        min_size=1,
        max_size=4,
        unique_by=lambda text: " ".join(text.split()),
    ),
    st.none() | st.tuples(*[st.floats(allow_nan=False, allow_infinity=False)] * 4),
    st.lists(st.integers(1, 20), max_size=3),
)
def test_json_brings_the_same_request_back(sentences, extent, bands):
    request = replaced(GOOD, sentences=tuple(sentences), extent=extent, bands_after=tuple(bands))
    assert DetectRequest.from_dict(json.loads(json.dumps(request.to_dict()))) == request


def test_an_unknown_field_is_refused_with_the_known_ones():
    with pytest.raises(MtrefsegError, match="threshold"):
        DetectRequest.from_dict({"before": "a.tif", "colour": 1})


def test_the_result_survives_json_and_sums_up():
    found = (SentenceResult("a", 2, 30.0, 0.5), SentenceResult("b", 0, 0.0, None))
    result = DetectResult("o.gpkg", None, found, 1.0, {"device": "cpu"}, ("careful",))
    again = DetectResult.from_dict(json.loads(json.dumps(asdict(result))))
    assert again == result
    assert (again.count, again.area_m2) == (2, 30.0)


@pytest.mark.parametrize("character", ["\0", "\ufffe", "\ud800", "\x0b"])
def test_a_sentence_that_no_file_can_store_is_refused(character):
    with pytest.raises(MtrefsegError, match=f"Sentence 2 .*U\\+{ord(character):04X}"):
        replaced(GOOD, sentences=("fine: ü 😀 $ <b>", f"the{character} ponds"))


def test_outputs_are_what_will_be_written():
    assert GOOD.outputs() == ("out.gpkg",)
    assert replaced(GOOD, probability="p.tif").outputs() == ("out.gpkg", "p.tif")


def test_more_sentences_than_a_run_takes_are_refused_with_their_number():
    with pytest.raises(MtrefsegError, match="1001 sentences were given.*several runs"):
        detect_request("a.tif", "b.tif", ("the new roads",) * 1001, "o.gpkg")

"""Which phrases are about things that are separate objects where they touch."""

import pytest

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.outputs.change_phrases import ChangePhrase, change_phrases
from mtrefseg.model.outputs.phrase_plan import plan_phrases
from mtrefseg.model.requests.polygons import PolygonOptions
from mtrefseg.model.sentences.parse_sentence import parse_sentence
from mtrefseg.model.weights.known_words import read_model_words


def _phrases(sentence):
    words = read_model_words("mini")
    parsed = parse_sentence(sentence, words)
    return change_phrases([sentence], plan_phrases([parsed]))


@pytest.mark.parametrize(
    ("sentence", "countable"),
    [
        ("the buildings that appeared", True),
        ("new houses", True),
        ("the trees that disappeared", True),
        ("neue Gebäude", True),
        ("the forest that disappeared", False),
        ("the water that appeared", False),
        ("the fields that changed", False),
        ("the bare soil that appeared", False),
        ("the vegetation that disappeared", False),
        ("everything that changed", False),
    ],
)
def test_buildings_and_trees_are_countable_and_water_is_not(sentence, countable):
    assert [phrase.countable for phrase in _phrases(sentence)] == [countable]


def test_each_phrase_of_a_sentence_is_split_for_itself():
    phrases = _phrases("the buildings that appeared and the water that disappeared")
    assert [phrase.countable for phrase in phrases] == [True, False]


@pytest.mark.parametrize(
    ("choice", "countable", "split"),
    [("auto", True, True), ("auto", False, False), ("on", False, True), ("off", True, False)],
)
def test_the_option_decides_over_the_sentence(choice, countable, split):
    phrase = ChangePhrase("s", "s", countable=countable)
    assert phrase.is_split(PolygonOptions(split_objects=choice)) is split


def test_another_value_of_the_option_is_refused():
    with pytest.raises(MtrefsegError, match="split_objects is 'yes'"):
        PolygonOptions(split_objects="yes")

"""What a sentence says and no answer follows is told, with the words that it is about."""

from __future__ import annotations

import pytest

from mtrefseg.model.sentences.parse_sentence import parse_sentence
from mtrefseg.model.sentences.parsed_sentence import REFUSED, UNDERSTOOD
from mtrefseg.model.sentences.unmeasured import not_limited_to
from mtrefseg.model.weights.known_words import read_model_words

MINI = read_model_words("mini")


def _told(sentence: str) -> dict[str, str]:
    remarks = parse_sentence(sentence, MINI, ["roads"]).remarks
    return {remark.code: remark.text for remark in remarks}


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("everything except buildings", "except buildings"),
        ("all changes but roads", "but roads"),
        ("houses without roads", "without roads"),
        ("any change that is not a building", "is not a building"),
        ("all houses except the sheds were demolished", "except the sheds"),
        ("everything except buildings larger than 5 ha, in the north",
         "except buildings larger than 5 ha"),
        ("alles außer Gebäude", "außer Gebäude"),
        ("tout sauf les routes", "sauf les routes"),
        ("todo menos las carreteras", "menos las carreteras"),
    ],
)  # fmt: skip
def test_an_exception_of_an_object_is_told_and_the_rest_is_answered(
    sentence: str, text: str
) -> None:
    parsed = parse_sentence(sentence, MINI)
    assert parsed.status == UNDERSTOOD
    assert _told(sentence)["excluded"] == text
    assert text in not_limited_to(parsed)


def test_an_exception_of_a_place_is_measured() -> None:
    for sentence in ("everything except in the north", "everything except the north"):
        parsed = parse_sentence(sentence, MINI)
        assert len(parsed.predicates) == 1
        assert not not_limited_to(parsed)


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("more houses than last year", "than last year"),
        ("fewer trees than before", "than before"),
        ("buildings larger than the houses", "larger than the houses"),
        ("the forest is larger than it was", "larger than it was"),
        ("mehr Häuser als früher", "als früher"),
        ("plus de maisons qu'avant", "qu'avant"),
        ("más casas que el año pasado", "que el año pasado"),
        ("mais casas do que antes de 2010", "do que antes de 2010"),
        ("più case dell'anno scorso", "dell'anno scorso"),
    ],
)
def test_a_comparison_of_amounts_is_told(sentence: str, text: str) -> None:
    assert _told(sentence)["comparison"] == text


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("houses built before 1950", "before 1950"),
        ("houses built between 2010 and 2015", "between 2010 and 2015"),
        ("trees planted two years ago", "two years ago"),
        ("buildings older than 20 years", "older than 20 years"),
        ("houses that appeared after March 2019", "after March 2019"),
        ("les maisons construites avant 1950", "avant 1950"),
        ("case costruite prima del 1950", "prima del 1950"),
    ],
)
def test_a_time_is_told_and_is_no_area(sentence: str, text: str) -> None:
    assert _told(sentence)["time"] == text
    assert not parse_sentence(sentence, MINI).predicates


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("delete everything", "command"),
        ("please delete the roads layer", "command"),
        ("count the new houses", "command"),
        ("lösche alle Häuser", "command"),
        ("supprime toutes les maisons", "command"),
        ("borra todas las casas", "command"),
        ("apague todas as casas", "command"),
        ("cancella tutte le case", "command"),
        ("buildings that will be built", "future"),
        ("roads planned for next year", "future"),
        ("Gebäude, die gebaut werden sollen", "future"),
        ("les bâtiments qui seront construits", "future"),
        ("edificios que se construirán", "future"),
        ("edifícios que serão construídos", "future"),
        ("edifici che saranno costruiti", "future"),
        ("'; DROP TABLE changes; --", "code"),
        ("SELECT * FROM changes", "code"),
        ("<script>alert('houses')</script>", "code"),
        ("???", "code"),
    ],
)
def test_commands_the_future_and_code_are_refused(sentence: str, code: str) -> None:
    parsed = parse_sentence(sentence, MINI)
    assert parsed.status == REFUSED
    assert code in {remark.code for remark in parsed.remarks}


@pytest.mark.parametrize(
    ("sentence", "text", "column"),
    [
        ("buildings larger than 500", "larger than 500", "area_m2"),
        ("new houses over 250", "over 250", "area_m2"),
        ("houses between 100 and 200 that were built", "between 100 and 200", "area_m2"),
        ("roads longer than 200", "longer than 200", "length_m"),
        ("new houses within 200 of the roads", "within 200 of the roads", "dist_roads_m"),
        ("neue Gebäude größer als 500", "größer als 500", "area_m2"),
    ],
)
def test_a_number_without_a_unit_is_measured_and_told(
    sentence: str, text: str, column: str
) -> None:
    parsed = parse_sentence(sentence, MINI, ["roads"])
    remark = next(remark for remark in parsed.remarks if remark.code == "no unit")
    assert sentence[remark.span.start : remark.span.end] == text
    assert remark.warning
    assert column in repr(parsed.predicates[0].expression)


@pytest.mark.parametrize("sentence", ["more than five houses", "at least 3 new houses"])
def test_a_number_of_objects_is_no_area(sentence: str) -> None:
    parsed = parse_sentence(sentence, MINI)
    assert not parsed.predicates
    assert "count" in _told(sentence)


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("10 m wide roads", "10 m wide"),
        ("new buildings with an area of 300", "300"),
        ("the second house", "second"),
    ],
)
def test_a_number_that_limits_nothing_is_told(sentence: str, text: str) -> None:
    assert _told(sentence)["incomplete"] == text


def test_a_number_that_an_order_takes_is_not_said_to_limit_nothing() -> None:
    assert "count" not in _told("five new houses closest to the roads")


def test_an_attribute_is_told_without_a_warning() -> None:
    parsed = parse_sentence("red roofs that are new", MINI)
    remark = next(remark for remark in parsed.remarks if remark.code == "attribute")
    assert (remark.text, remark.warning) == ("red", False)

"""Orders of an audit: the same for the same records, and quick for many."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from mtrefseg.model.audit.orders import ORDERS, OrderRow, ordered
from mtrefseg.model.audit.session import AuditSession

MANY = 100_000
Open = Callable[..., AuditSession]


def row(name: str, **values: object) -> OrderRow:
    usual = OrderRow(name, "r0_c0", "house0", 0.9, "proposed", None, "", 0.0, 0.0)
    return usual._replace(**values)


@pytest.fixture(scope="module")
def many() -> list[OrderRow]:
    chance = random.Random(0)
    return [
        OrderRow(
            str(number), f"r{number % 1600}", chance.choice("abcdef"), chance.random(),
            "proposed", chance.choice([None, None, "accepted", "rejected"]), "",
            chance.random() * 1e5, chance.random() * 1e5,
        )
        for number in range(MANY)
    ]  # fmt: skip


@pytest.mark.parametrize("order", ORDERS)
def test_100_000_records_are_ordered_at_once_and_none_is_lost(
    many: list[OrderRow], order: str
) -> None:
    began = time.process_time()
    names = ordered(many, order, "Ada", {"7"})
    assert time.process_time() - began < 0.5
    assert len(names) == len(set(names))
    assert order == "disagreement" or len(names) == MANY
    assert names == ordered(many, order, "Ada", {"7"})


def test_uncertain_ones_are_those_near_one_half() -> None:
    rows = [
        row("a"),
        row("b", confidence=0.45),
        row("c", confidence=0.1),
        row("d", confidence=None),
    ]
    assert ordered(rows, "uncertain", "Ada") == ["d", "b", "a", "c"]


def test_the_first_diverse_records_are_spread_over_places_and_kinds(many: list[OrderRow]) -> None:
    rows = {one.id: one for one in many}
    first = [rows[name] for name in ordered(many, "diverse", "Ada")[:1536]]
    quarters = [(one.x or 0) // 5e4 + 2 * ((one.y or 0) // 5e4) for one in first[:16]]
    assert {quarters.count(number) for number in range(4)} == {4}
    places = {(int((one.x or 0) / 6250), int((one.y or 0) / 6250)) for one in first[:256]}
    assert len(places) >= 250
    counts = [sum(one.kind == kind for one in first) for kind in "abcdef"]
    assert min(counts) > 0.9 * max(counts)


def test_two_auditors_begin_with_different_records(many: list[OrderRow]) -> None:
    assert ordered(many, "random", "Ada")[:20] != ordered(many, "random", "Bea")[:20]


def test_records_on_which_people_or_the_model_differ_come_by_distance() -> None:
    rows = [
        row("agreed", review="accepted"),
        row("confident", review="rejected", confidence=0.95),
        row("checked", review="rejected", state="accepted"),
        row("weak", review="accepted", confidence=0.2),
        row("conflict", review="accepted"),
        row("open", confidence=0.1),
    ]
    found = ordered(rows, "disagreement", "Ada", {"conflict"})
    assert found == ["conflict", "checked", "confident", "weak"]


def test_squares_in_which_least_is_missing_come_first() -> None:
    rows = [
        row("new", chip="new"), row("a", chip="half", review="accepted"), row("b", chip="half"),
        row("c", chip="half"), row("d", chip="nearly", review="rejected"), row("e", chip="nearly"),
        row("f", chip="complete", review="accepted"),
    ]  # fmt: skip
    found = ordered(rows, "squares", "Ada")
    assert found == ["d", "e", "a", "b", "c", "new", "f"]


def test_squares_of_a_result_are_those_of_the_export(result_file: Path, open_session: Open) -> None:
    session = open_session(result_file)
    assert session.ids("squares") == ["1", "2", "3"]


def test_filters_choose_what_is_undecided_unsure_or_flagged(
    training_file: Path, open_session: Open
) -> None:
    session = open_session(training_file)
    session.review("id0", "unsure")
    session.flag("id1", "blurred")
    assert session.ids("file", "unsure") == ["id0"] and session.ids("file", "flagged") == ["id1"]
    assert len(session.ids("file", "todo")) == 11 and len(session.ids("file", "all")) == 12

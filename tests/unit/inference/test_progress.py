from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtrefseg.model.inference.progress import ProgressMeter
from mtrefseg.model.requests.events import Progress
from mtrefseg.model.wording import duration


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@given(st.lists(st.integers(1, 5), min_size=1, max_size=30))
def test_the_fraction_never_falls_and_every_tile_counts(counts: list[int]) -> None:
    events: list[Progress] = []
    clock = Clock()
    meter = ProgressMeter(events.append, clock)
    meter.stage("open", "")
    meter.stage("load", "")
    meter.begin_tiles(sum(counts))
    for count in counts:
        clock.now += count * 0.5
        meter.tiles_done(count)
    meter.stage("write", "")
    fractions = [progress.fraction for progress in events]
    assert fractions == sorted(fractions)
    last_tile = events[-2]
    assert last_tile.tiles_per_s == pytest.approx(2.0)
    assert last_tile.left_s == pytest.approx(0.0)


def test_the_time_left_is_what_the_speed_so_far_promises() -> None:
    events: list[Progress] = []
    clock = Clock()
    meter = ProgressMeter(events.append, clock)
    meter.begin_tiles(10)
    clock.now = 4.0
    meter.tiles_done(2)
    assert events[-1].left_s == pytest.approx(16.0)
    assert events[-1].text == "tile 2 of 10, 0.5 tiles/s, 16 s left"


def test_quick_tiles_are_not_reported_one_by_one() -> None:
    events: list[Progress] = []
    clock = Clock()
    meter = ProgressMeter(events.append, clock)
    meter.begin_tiles(1000)
    for _ in range(1000):
        clock.now += 0.001
        meter.tiles_done(1)
    assert len(events) < 10
    assert events[-1].text.startswith("tile 1000 of 1000")


@pytest.mark.parametrize(
    ("seconds", "text"), [(8.2, "8 s"), (200, "3 min 20 s"), (7500, "2 h 5 min")]
)
def test_durations_are_said_as_people_say_them(seconds: float, text: str) -> None:
    assert duration(seconds) == text

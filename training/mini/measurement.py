"""A measurement: its sets one after the other, each stored as soon as it is done."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from ...model.errors import MtrefsegError
from ...model.files.atomic_write import write_text
from ...model.requests.wire import read_json
from ...model.version import VERSION
from ...model.weights.load_model import inspect_model
from ...model.wording import duration
from ..evaluation.measured import Row
from ..evaluation.subject import Subject
from .measured_sets import SETS, MeasuredSet

FORM = 1
"""Number of what is measured; raised when figures are defined anew, so that stored ones go."""
Log = Callable[[str], None]


@dataclass(frozen=True)
class Measured:
    """The rows of one set.

    Attributes:
        name: Of the set.
        table: The table that the rows stand in.
        rows: Its figures.
        seconds: How long it took.
    """

    name: str
    table: str
    rows: tuple[Row, ...]
    seconds: float


@dataclass(frozen=True)
class Measurement:
    """All figures of a model.

    Attributes:
        model: As it was named.
        hash: First digits of the SHA-256 of its weights.
        quick: Whether the quick form was used.
        sets: What was measured.
    """

    model: str
    hash: str
    quick: bool
    sets: tuple[Measured, ...]

    def to_json(self) -> str:
        """Return all figures as JSON."""
        return json.dumps({"version": VERSION, "form": FORM, **asdict(self)}, indent=1) + "\n"

    def rows(self, table: str) -> list[Row]:
        """Return the rows of a table."""
        return [row for found in self.sets if found.table == table for row in found.rows]


def chosen_sets(data: Path | None, names: Sequence[str], quick: bool) -> list[MeasuredSet]:
    """Return the sets to measure; those whose folder is missing are left out.

    Args:
        data: The data folder; None: there is none.
        names: Of sets; none: all of the form.
        quick: The quick form.

    Raises:
        MtrefsegError: A name is unknown.
    """
    known = {one.name: one for one in SETS}
    unknown = [name for name in names if name not in known]
    if unknown:
        raise MtrefsegError(
            "There is no set '{name}'.", "Sets: {known}.", name=unknown[0], known=", ".join(known)
        )
    found = [known[name] for name in names] or [one for one in SETS if one.cost[quick]]
    return [one for one in found if not one.folder or (data and (data / one.folder).is_dir())]


def measure(
    subject: Subject,
    names: Sequence[str] = (),
    parts: Path | None = None,
    log: Log = lambda text: None,
) -> Measurement:
    """Measure a model; what was stored in an earlier, interrupted measurement is taken from there.

    Args:
        subject: What is measured.
        names: Of sets; none: all of the form.
        parts: Folder that keeps the rows of each set by the hash of the weights; None: none are
            kept.
        log: Takes lines of progress.

    Raises:
        MtrefsegError: The model or the data cannot be used.
    """
    info = inspect_model(subject.model)
    sets = chosen_sets(subject.data, names, subject.quick)
    clock = _Clock([one.cost[subject.quick] or one.cost[0] for one in sets], log)
    found = []
    for number, one in enumerate(sets):
        form = "quick" if subject.quick else "full"
        path = parts / f"{info.hash}-{one.name}-{form}-{FORM}.json" if parts else None
        # sheets are drawn while a set is measured
        stored = None if path is None or subject.sheets else _stored(path)
        if stored is None:
            reporting = replace(subject, on_done=clock.on_done(number, one.name))
            began = time.monotonic()
            rows = tuple(one.measure(reporting))
            stored = Measured(one.name, one.table, rows, round(time.monotonic() - began, 1))
            if path:
                path.parent.mkdir(parents=True, exist_ok=True)
                write_text(path, json.dumps(asdict(stored), indent=1) + "\n")
            if subject.sheets:
                subject.sheets.write()
        else:
            log(f"{one.name}: measured before")
            clock.leave_out(number)
        found.append(stored)
    return Measurement(subject.model, info.hash, subject.quick, tuple(found))


def _stored(path: Path) -> Measured | None:
    """Read a stored set; None where there is none, or it cannot be used."""
    try:
        values: dict[str, Any] = read_json(path)
        rows = tuple(Row(**row) for row in values.pop("rows"))
        return Measured(**values, rows=rows)
    except (OSError, ValueError, TypeError, KeyError):
        return None


class _Clock:
    """Reports progress and the time that is left.

    Args:
        costs: Relative duration of each set.
        log: Takes the lines.
    """

    def __init__(self, costs: Sequence[float], log: Log) -> None:
        self._costs, self._log = list(costs), log
        self._began = self._last = time.monotonic()

    def leave_out(self, number: int) -> None:
        """Leave a set out of the time."""
        self._costs[number] = 0.0

    def on_done(self, number: int, name: str) -> Callable[[int, int], None]:
        """Return what takes the samples done and of all of a set."""

        def report(done: int, total: int) -> None:
            now = time.monotonic()
            if done < total and now - self._last < 5:
                return
            self._last = now
            ready = sum(self._costs[:number]) + self._costs[number] * done / total
            left_s = (now - self._began) * (sum(self._costs) - ready) / max(ready, 1e-9)
            self._log(f"{name}: {done} of {total}, {duration(left_s)} left")

        return report

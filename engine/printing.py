"""Output of the command line: progress, results and facts, for people or machines."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

from rich import progress as bars
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from ..model.files.refilter import Refiltered
from ..model.requests.check import CheckResult
from ..model.requests.detect_result import DetectResult, SentenceResult
from ..model.requests.events import Progress
from ..model.wording import duration

MARK_COLOURS = {"green": "green", "amber": "yellow", "red": "red"}  # a terminal has no amber
_MAIN_METRICS = ("samples", "mIoU", "oIoU", "F1")  # of a change type, or of a kind of words
_LINE_STEP = 0.1  # fraction of the run between two lines


@contextmanager
def plain_or_bar(console: Console) -> Iterator[Callable[[Progress], None]]:
    """Yield a callback that shows progress: a bar on a terminal, otherwise a line per tenth."""
    if not console.is_terminal:
        yield _Lines(console)
        return
    columns = (bars.BarColumn(), bars.TaskProgressColumn(), bars.TextColumn("{task.description}"))
    with bars.Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=1.0)
        yield lambda progress: bar.update(
            task, completed=progress.fraction, description=escape(progress.text)
        )


class _Lines:
    """Prints one line per stage and per tenth of the run."""

    def __init__(self, console: Console) -> None:
        self._console, self._stage, self._next = console, "", 0.0

    def __call__(self, progress: Progress) -> None:
        if progress.stage != self._stage or progress.fraction >= self._next:
            self._stage, self._next = progress.stage, progress.fraction + _LINE_STEP
            text = f"{progress.fraction:4.0%} {progress.text}"
            self._console.print(text, markup=False, highlight=False)


def print_result(result: DetectResult, as_json: bool, printed: Collection[str] = ()) -> None:
    """Print the result of a run.

    Args:
        result: The result.
        as_json: Whether it is printed for machines.
        printed: Warnings that were printed before.
    """
    if as_json:
        print(json.dumps(asdict(result), ensure_ascii=False, default=str))
        return
    for warning in result.warnings:
        if warning not in printed:
            print_warning(warning)
    console = Console(highlight=False)
    _print_sentences(result.sentences, console)
    console.print(str(result.facts["seen"]), markup=False)
    console.print(str(result.facts["drawn"]), markup=False)
    device = "" if "redrawn" in result.facts else f" on {result.facts['device']}"
    where = f"{escape(result.output)} in {duration(result.seconds)}{device}"
    console.print(where, soft_wrap=True)


def print_answers(result: Refiltered, as_json: bool) -> None:
    """Print the answers of a result with other conditions."""
    if as_json:
        print(json.dumps(asdict(result), ensure_ascii=False))
        return
    console = Console(highlight=False)
    _print_sentences(result.sentences, console)
    console.print(escape(result.output), soft_wrap=True)


def _print_sentences(sentences: Sequence[SentenceResult], console: Console) -> None:
    """Print a row per sentence, then what each condition excluded."""
    table = _numbers("sentence", "polygons", "area (ha)", "mean confidence")
    for found in sentences:
        confidence = "–" if found.mean_confidence is None else f"{found.mean_confidence:.2f}"
        table.add_row(escape(found.sentence), str(found.count), f"{found.area_m2 / 1e4:.2f}",
                      confidence)  # fmt: skip
    console.print(table)
    for found in sentences:
        if found.phrases and found.phrases != (found.sentence,):
            phrases = " + ".join(found.phrases)
            console.print(f"The model was given: {phrases}", markup=False, soft_wrap=True)
        for words in found.not_limited_to:
            console.print(f"Not limited to: {words}", style="yellow", markup=False, soft_wrap=True)
    dropped = [one for found in sentences for one in found.dropped]
    if dropped:
        table = Table("condition", "measured", box=None, pad_edge=False)
        table.add_column("excluded", justify="right")
        for one in dropped:
            table.add_row(escape(one.predicate), escape(one.resolved), str(one.count))
        console.print(table)


def print_warning(text: str, console: Console | None = None) -> None:
    """Print a warning for the user on stderr, in one line.

    Args:
        text: The warning.
        console: Console that shows a bar, so that the line stands above it; None: a new one.
    """
    console = console or Console(stderr=True)
    console.print(f"Warning: {text}", markup=False, highlight=False, soft_wrap=True)


def print_check(result: CheckResult, as_json: bool) -> None:
    """Print the findings about a pair, a line each, with their marks."""
    if as_json:
        print(json.dumps(asdict(result), ensure_ascii=False))
        return
    console = Console(highlight=False, soft_wrap=True)
    for finding in result.findings:
        colour = MARK_COLOURS[finding.mark]
        console.print(f"[{colour}]{finding.mark:5}[/{colour}] {escape(finding.text)}")


def print_facts(facts: list[dict[str, Any]], as_json: bool) -> None:
    """Print facts about rasters, models and runs, one table each."""
    if as_json:
        print(json.dumps(facts, ensure_ascii=False, default=str))
        return
    console = Console(highlight=False)
    for entry in facts:
        table = Table(box=None, show_header=False, pad_edge=False)
        for name, value in entry.items():
            table.add_row(name.replace("_", " "), escape(_text(value)))
        console.print(table, end="\n\n")


def print_evaluation(figures: dict[str, Any], as_json: bool) -> None:
    """Print metrics: all of them by frame of reference, the main ones by change type and words."""
    if as_json:
        print(json.dumps(figures, ensure_ascii=False))
        return
    console = Console(highlight=False)
    rows = {name: row for name, row in figures.items() if isinstance(row, Mapping)}
    frames = {name: row for name, row in rows.items() if ": " not in name}
    table = _numbers("percent, counts", *frames)
    for metric in rows["original frame"]:
        table.add_row(metric, *(str(row[metric]) for row in frames.values()))
    console.print(table)
    table = _numbers("", *_MAIN_METRICS)
    for name in rows:
        if name not in frames:
            table.add_row(name, *(str(rows[name][metric]) for metric in _MAIN_METRICS))
    if table.row_count:
        console.print(table)
    for warning in figures.get("warnings", ()):
        print_warning(warning)
    for line in figures["skipped"]:
        console.print(f"Left out: {line}", markup=False)
    console.print(f"{len(figures['skipped'])} left out.")


def _numbers(first: str, *columns: str) -> Table:
    table = Table(first, box=None, pad_edge=False)
    for column in columns:
        table.add_column(column, justify="right")
    return table


def _text(value: object) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {_text(inner)}" for key, inner in value.items())
    if isinstance(value, (list, tuple)):
        return ", ".join(map(_text, value))
    return f"{value:.6g}" if isinstance(value, float) else str(value)

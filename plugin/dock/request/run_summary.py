"""Texts about the end of a run: nothing found, files written; removal of the polygons copy."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from ....model.requests.detect import DetectRequest
from ....model.requests.detect_result import DetectResult
from ....model.requests.polygons import PolygonOptions
from ....model.sentences.parsed_sentence import NO_CHANGE
from ....processing_provider.reporting import not_limited_text
from ....processing_provider.translate import tr
from ..result.chip_outcomes import dropped_text


def nothing_found_text(options: PolygonOptions, warned: bool) -> str:
    """Return the text of a run without polygons, with advice.

    Args:
        options: Polygon options of the run.
        warned: Whether the engine has warned, as of words unknown to the model; another
            threshold is then no remedy.
    """
    if options.threshold is None:
        text = tr("Nothing found.")
        if options.within:
            text = tr("Nothing found that touches the chosen polygons.")
    elif options.within:
        text = tr("Nothing found above the threshold of {:.2f} that touches the chosen polygons.")
    else:
        text = tr("Nothing found above the threshold of {:.2f}.")
    nothing = text.format(options.threshold)
    if warned:
        advice = tr("Read the notes on this result first: they may say why.")
    else:
        advice = tr("A lower threshold shows what the model is less sure of, if there is any.")
    return f"{nothing} {advice}"


def summary_text(result: DetectResult, request: DetectRequest) -> str:
    """Return the outcome of a run in one or two sentences."""
    if all(parsed.status == NO_CHANGE for parsed in request.parsed) and request.parsed:
        return tr("Nothing is drawn: the sentence says that nothing changed.")
    text = _outcome(result, request)
    unlimited = [not_limited_text(one, tr) for one in result.sentences if one.not_limited_to]
    return ". ".join((text.rstrip("."), *unlimited)) if unlimited else text


def _outcome(result: DetectResult, request: DetectRequest) -> str:
    dropped = result.dropped_count
    if not result.count and dropped:
        text = tr(
            "The conditions excluded all {count} polygons. Switch one off below, or change its "
            "number: no new run is needed."
        )
        return text.format(count=dropped)
    if not result.count:
        return nothing_found_text(request.polygon_options, bool(result.warnings))
    text = tr("{count} polygons, {ha:.2f} ha, in {seconds:.1f} s")
    text = text.format(count=result.count, ha=result.area_m2 / 10_000, seconds=result.seconds)
    return f"{text}; {dropped_text(dropped)}" if dropped else text


def written_files_text(request: DetectRequest) -> str:
    """Return which outputs exist after a failed run; their names were new before it."""
    written = [path for path in request.outputs() if Path(path).exists()]
    if not written:
        return tr("Nothing was written.")
    return tr("These files were written: {}.").format(", ".join(f"'{path}'" for path in written))


def remove_polygons_copy(request: DetectRequest) -> None:
    """Remove the copy of the polygons where a run has written no result."""
    within = request.polygon_options.within
    if within and not Path(request.output).exists():
        with suppress(OSError):  # a worker that is being ended may still have the file open
            Path(within).unlink(missing_ok=True)

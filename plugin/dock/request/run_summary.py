"""How a run ended, in words that are true: what was found, what was written."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from ....model.requests.detect import DetectRequest
from ....model.requests.polygons import PolygonOptions
from ....processing_provider.translate import tr


def nothing_found(options: PolygonOptions, warned: bool) -> str:
    """Say that a run has found nothing, and what may help.

    Args:
        options: Which polygons were drawn.
        warned: The engine had a warning, as of words that the model does not know; then it is no
            use to try other thresholds first.
    """
    if options.within:
        text = tr("Nothing found above the threshold of {:.2f} that touches the chosen polygons.")
    else:
        text = tr("Nothing found above the threshold of {:.2f}.")
    found = text.format(options.threshold)
    if warned:
        advice = tr("Read the notes on this result first: they may say why.")
    else:
        advice = tr("A lower threshold shows what the model is less sure of, if there is any.")
    return f"{found} {advice}"


def what_is_there(request: DetectRequest) -> str:
    """Say which of its files a run that did not end has left; their names were new."""
    written = [path for path in request.outputs() if Path(path).exists()]
    if not written:
        return tr("Nothing was written.")
    return tr("These files were written: {}.").format(", ".join(f"'{path}'" for path in written))


def forget_polygons(request: DetectRequest) -> None:
    """Remove the copy of the polygons of a run without a result."""
    within = request.polygon_options.within
    if within and not Path(request.output).exists():
        with suppress(OSError):  # an engine that is just ending may still have it open
            Path(within).unlink(missing_ok=True)

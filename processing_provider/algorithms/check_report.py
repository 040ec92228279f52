"""A check of a pair as a page of HTML. Standard library only."""

from __future__ import annotations

from functools import partial
from html import escape as _escape
from pathlib import Path
from typing import Callable, List, Optional, Sequence, Tuple

from ...model.errors import MtrefsegError
from ...model.files.atomic_write import write_text
from ...model.requests.check import CheckResult, RasterFacts
from ..engine_text import engine_text
from ..translate import tr

Translate = Callable[[str], str]
COLOURS = {"green": "#1b7837", "amber": "#b35806", "red": "#b2182b"}
# Quotation marks need no escape in a text and stay readable in the source of the page.
escape = partial(_escape, quote=False)
_PAGE = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>{title}</title><style>
body {{ font-family: sans-serif; max-width: 60em; }}
td, th {{ text-align: left; padding: 0.2em 1em 0.2em 0; vertical-align: top; }}
</style></head><body><h1>{title}</h1>
<table>{findings}</table>
<table>{numbers}</table>
</body></html>
"""


def html_report(result: CheckResult, notes: Sequence[str], tr: Translate) -> str:
    """Return the page: marked findings first, then the numbers.

    Args:
        result: Result of the check.
        notes: Differences between layers and files, as sentences.
        tr: Translates.
    """
    labels = {"green": tr("good"), "amber": tr("look"), "red": tr("stop")}
    marked = [(finding.mark, engine_text(finding.text)) for finding in result.findings]
    marked += [("amber", note) for note in notes]
    findings = "".join(
        f'<tr><th style="color:{COLOURS[mark]}">&#9679; {escape(labels[mark])}</th>'
        f"<td>{escape(text)}</td></tr>"
        for mark, text in marked
    )
    numbers = "".join(
        f"<tr><th>{escape(name)}</th><td>{escape(before)}</td><td>{escape(after)}</td></tr>"
        for name, before, after in [*_rasters(result, tr), *_pair(result, tr)]
    )
    return _PAGE.format(title=escape(tr("Check of a pair")), findings=findings, numbers=numbers)


def write_report(path: str, page: str) -> None:
    """Write the page; when that fails, the former file stays.

    Raises:
        MtrefsegError: It cannot be written.
    """
    try:
        write_text(Path(path), page)
    except OSError as error:
        text = tr("The report '{path}' cannot be written ({reason}).")
        text = text.format(path=path, reason=error.strerror)
        raise MtrefsegError(text, tr("Choose another file.")) from error


def _rasters(result: CheckResult, tr: Translate) -> List[Tuple[str, str, str]]:
    columns = [_raster(raster) for raster in (result.before, result.after)]
    names = (tr("Raster"), tr("CRS"), tr("Pixel"), tr("Size"), tr("Bands"), tr("Without data"))
    return list(zip(names, *columns))


def _raster(raster: Optional[RasterFacts]) -> Tuple[str, ...]:
    if raster is None:
        return ("–",) * 6
    nodata = "?" if raster.nodata_share is None else f"{raster.nodata_share:.1%}"
    return (
        raster.path,
        raster.crs,
        f"{raster.gsd_m:.4g} m",
        f"{raster.size_px[0]} × {raster.size_px[1]}",
        f"{raster.bands} × {raster.dtype}",
        nodata,
    )


def _pair(result: CheckResult, tr: Translate) -> List[Tuple[str, str, str]]:
    rows = []
    if result.overlap is not None:
        width_m, height_m = result.overlap.size_m
        size = f"{result.overlap.size_px[0]} × {result.overlap.size_px[1]} px"
        rows.append((tr("Overlap"), f"{result.overlap.share:.1%}", size))
        rows.append((tr("Size of it"), f"{width_m:.6g} m", f"{height_m:.6g} m"))
        rows.append((tr("Scale ratio"), f"{result.overlap.scale_ratio:.3f}", ""))
    shift = result.shift
    if shift is not None:
        rows.append((tr("Shift to the right"), f"{shift.x_px:.2f} px", f"{shift.x_m:.4g} m"))
        rows.append((tr("Shift down"), f"{shift.y_px:.2f} px", f"{shift.y_m:.4g} m"))
        used = tr("{used} windows, {rejected} rejected")
        counts = used.format(used=shift.windows, rejected=shift.rejected)
        rows.append((tr("Spread of the shift"), f"{shift.spread_px:.2f} px", counts))
        rows.append((tr("Varies over the scene"), tr("yes") if shift.varies else tr("no"), ""))
    return rows

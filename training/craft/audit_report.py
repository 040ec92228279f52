"""The report of an audit: auditors, agreement, known errors; HTML or Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timezone
from pathlib import Path
from statistics import mean, median
from typing import Any

import shapely
from jinja2 import Environment, FileSystemLoader

from ...model.audit.audit_summary import AuditorSummary, AuditSummary, PairSummary, audit_summary
from ...model.audit.summary_text import (
    coefficient_text,
    percent_text,
    person_text,
    summary_lines,
)
from ...model.errors import MtrefsegError
from ...model.files.atomic_write import write_text
from ...model.files.write_error import write_error
from ...model.outputs.overwrite import check_file_overwrite
from ...model.version import VERSION
from ...model.weights.model_folder import RESOURCES

TEMPLATE = "audit.html.j2"
NOBODY = "Nobody has audited this file."
MARKDOWN_MARK = "<!-- mtrefseg audit -->"
_MARKS = {".html": b": audit", ".md": MARKDOWN_MARK.encode()}
_COLUMNS = (
    "accepted", "rejected", "unsure", "flagged", "corrected", "drawn", "undone", "minutes",
    "median s", "known errors found", "right ones confirmed", "clicks in the mask",
)  # fmt: skip


def mask_areas(one: bytes, other: bytes) -> tuple[float, float]:
    """Return the areas of intersection and union of two masks as WKB, invalid ones repaired."""
    masks = shapely.make_valid(shapely.from_wkb([one, other]))
    return float(shapely.intersection(*masks).area), float(shapely.union(*masks).area)


def summary_of(path: Path | str) -> AuditSummary:
    """Return the audit of a training file or a result, corrected masks compared.

    Raises:
        MtrefsegError: The file cannot be read, or is no such file.
    """
    return audit_summary(path, mask_areas)


def write_audit_report(
    file: Path | str, summary: AuditSummary, output: Path | str, overwrite: bool = False
) -> None:
    """Write the report.

    Args:
        file: That was audited, for the title.
        summary: Of its audit.
        output: ``.html`` or ``.md``.
        overwrite: Replace also what is no report.

    Raises:
        MtrefsegError: Another ending, something else has the name, or it cannot be written.
    """
    path = Path(output)
    mark = _MARKS.get(path.suffix.lower())
    if mark is None:
        raise MtrefsegError(
            "Report '{output}' would be neither HTML nor Markdown.",
            "End its name with .html or .md.",
            output=output,
        )
    check_file_overwrite(path, mark, "a report of an audit", overwrite)
    title = f"Audit of {Path(file).name}"
    page = audit_page(title, summary)
    if path.suffix.lower() == ".md":
        page = audit_markdown(title, summary)
    try:
        write_text(path, page)
    except OSError as error:
        raise write_error(path, error, "Free some space on the disk.") from error


def audit_page(title: str, summary: AuditSummary) -> str:
    """Return the report as HTML."""
    # names and sentences are text, never markup
    templates = Environment(loader=FileSystemLoader(RESOURCES), autoescape=True)
    return templates.get_template(TEMPLATE).render(
        title=title,
        created=datetime.now(timezone.utc).strftime("%Y-%m-%d %H:%M UTC"),
        version=VERSION,
        summary=summary,
        columns=_COLUMNS,
        people=[(person_text((one.auditor, one.role)), _cells(one)) for one in summary.auditors],
        pairs=[_pair(pair) for pair in summary.pairs],
        clicks=percent_text(summary.clicks) if summary.clicks.n else "",
        ious=_ious(summary.mask_ious),
    )


def audit_markdown(title: str, summary: AuditSummary) -> str:
    """Return the report as Markdown."""
    lines = summary_lines(summary) or [NOBODY]
    return "\n".join([MARKDOWN_MARK, f"# {title}", "", *(f"* {line}" for line in lines), ""])


def _cells(one: AuditorSummary) -> list[str]:
    counts = (one.accepted, one.rejected, one.unsure, one.flagged, one.edited, one.drawn)
    return [
        *map(str, counts),
        str(one.undone),
        f"{one.minutes:.1f}",
        "–" if one.median_s is None else f"{one.median_s:.1f}",
        percent_text(one.found),
        percent_text(one.confirmed),
        percent_text(one.clicks),
    ]


def _pair(pair: PairSummary) -> dict[str, Any]:
    return {
        "names": (person_text(pair.one), person_text(pair.other)),
        "verdicts": pair.verdicts,
        "rows": list(zip(pair.verdicts, pair.table, strict=True)),
        "percent": percent_text(pair.measures.percent),
        "ac1": coefficient_text(pair.measures.ac1),
        "kappa": coefficient_text(pair.measures.kappa),
    }


def _ious(ious: Sequence[float]) -> str:
    if not ious:
        return ""
    return (
        f"{len(ious)} masks; IoU with the mask before the audit: mean {mean(ious):.2f}, "
        f"median {median(ious):.2f}, smallest {min(ious):.2f}"
    )

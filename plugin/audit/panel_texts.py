"""Texts of the panel."""

from __future__ import annotations

from typing import Dict, Optional, Tuple

from ...model.audit.audit_record import AuditRecord
from ...model.files.craft_schema import ACCEPTED, REJECTED, UNSURE, cell_name
from ...processing_provider.translate import tr
from .record_display import mask_of

MINUTE_S, HOUR_S = 60, 3600


def ORDER_TEXTS() -> Dict[str, str]:
    """Return the orders with their names."""
    return {
        "uncertain": tr("Uncertain first"),
        "diverse": tr("Diverse"),
        "random": tr("Random"),
        "disagreement": tr("Disagreements first"),
        "squares": tr("Squares to complete first"),
        "file": tr("As in the file"),
    }


def FILTER_TEXTS() -> Dict[str, str]:
    """Return the filters with their names."""
    return {
        "todo": tr("Not reviewed yet"),
        "unsure": tr("Unsure"),
        "flagged": tr("Flagged"),
        "all": tr("All"),
    }


def ROLE_TEXTS() -> Dict[bool, str]:
    """Return the names of the roles; True: the second auditor, blind."""
    return {False: tr("Auditor"), True: tr("Second auditor, without masks")}


def left_text(seconds: Optional[float]) -> str:
    """Return the time that is left, as ``about 12 min left``; empty where it is unknown."""
    if seconds is None:
        return ""
    if seconds < MINUTE_S:
        return tr("less than 1 min left")
    if seconds < HOUR_S:
        return tr("about {} min left").format(round(seconds / MINUTE_S))
    return tr("about {:.1f} h left").format(seconds / HOUR_S)


def state_text(record: Optional[AuditRecord]) -> Tuple[str, str]:
    """Return the review of a record as a word of the file, and as a sentence; None: the end."""
    if record is None:
        return "end", tr("The list ends here: choose other records above, or close the file.")
    texts = {
        ACCEPTED: tr("Accepted"),
        REJECTED: tr("Rejected"),
        UNSURE: tr("Unsure"),
        None: tr("Not reviewed yet"),
    }
    text = texts.get(record.review, str(record.review))
    if record.flag:
        text = tr("{review} · flagged: {reason}").format(review=text, reason=record.flag)
    return record.review or "", text


def record_texts(record: Optional[AuditRecord]) -> Dict[str, str]:
    """Return the facts of a record by the names of their labels; None: empty ones."""
    if record is None:
        return dict.fromkeys(("object", "source", "confidence", "check", "place"), "")
    sources = {
        "polygons": tr("polygons of a layer"),
        "model": tr("the model"),
        "comparison": tr("comparison of both dates"),
        "agent": tr("language model"),
        "folder": tr("earlier training data"),
        "drawn": tr("drawn by hand"),
        "grammar": tr("grammar"),
    }
    states = {
        "proposed": tr("not checked"),
        "accepted": tr("passed"),
        "corrected": tr("corrected"),
        "rejected": tr("not passed"),
    }
    checks = ": ".join(filter(None, (states.get(record.state, record.state), record.reason)))
    confidence = "" if record.confidence is None else f"{record.confidence:.2f}"
    return {
        "object": record.object,
        "source": sources.get(record.origin, record.origin),
        "confidence": confidence,
        "check": checks,
        "place": " · ".join(filter(None, (record.chip, _cell(record)))),
    }


def _cell(record: AuditRecord) -> str:
    """Return the name of the cell of the chip that holds the centre of the mask."""
    box = mask_of(record.geometry).boundingBox()
    if not record.chip or record.extent is None or box.isEmpty():
        return ""
    left, bottom, right, top = record.extent
    at = box.center()
    return cell_name((at.x() - left) / (right - left), (top - at.y()) / (top - bottom))

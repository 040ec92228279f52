"""The work and agreement of auditors in sentences, for a data card and the command line."""

from __future__ import annotations

import math
from typing import List, Tuple

from ..messages import Message
from .agreement import Measure
from .audit_summary import AuditorSummary, AuditSummary, PairSummary
from .audit_tables import SECOND


def summary_lines(summary: AuditSummary) -> List[str]:
    """Return the summary as sentences; none where nobody audited."""
    lines = [_auditor(one) for one in summary.auditors]
    lines += [line for one in summary.auditors for line in _known(one)]
    lines += [_pair(pair) for pair in summary.pairs]
    if summary.clicks.n:
        text = "Second auditors clicked on what the sentence refers to in {share} of the records."
        lines.append(Message(text, share=percent_text(summary.clicks)))
    if summary.mask_ious:
        mean = sum(summary.mask_ious) / len(summary.mask_ious)
        text = "Corrected masks overlap with those before by {mean:.2f} (IoU, mean of {n})."
        lines.append(Message(text, mean=mean, n=len(summary.mask_ious)))
    return lines


def percent_text(measure: Measure) -> str:
    """Return a share in percent with interval and number: ``94.4 % (88.9–97.3, n = 125)``."""
    if math.isnan(measure.value):
        return "–"
    value, low, high = (100 * number for number in measure[:3])
    return f"{value:.1f} % ({low:.1f}–{high:.1f}, n = {measure.n})"


def coefficient_text(measure: Measure) -> str:
    """Return a coefficient with its interval: ``0.941 (0.896 to 0.986)``."""
    if math.isnan(measure.value):
        return "–"
    return f"{measure.value:.3f} ({measure.low:.3f} to {measure.high:.3f})"


def person_text(person: Tuple[str, str]) -> str:
    """Return an auditor with the role, where it is that of the second one."""
    auditor, role = person
    return Message("{auditor} (second)", auditor=auditor) if role == SECOND else auditor


def _auditor(one: AuditorSummary) -> str:
    text = (
        "{auditor}: {accepted} accepted, {rejected} rejected, {unsure} unsure, {flagged} flagged, "
        "{edited} corrected, {drawn} drawn; {minutes:.1f} minutes"
    )
    line = Message(
        text, auditor=person_text((one.auditor, one.role)), accepted=one.accepted,
        rejected=one.rejected, unsure=one.unsure, flagged=one.flagged, edited=one.edited,
        drawn=one.drawn, minutes=one.minutes,
    )  # fmt: skip
    if one.median_s is None:
        return line + "."
    return line + Message(", median of {seconds:.1f} s per record.", seconds=one.median_s)


def _known(one: AuditorSummary) -> List[str]:
    if not one.found.n and not one.confirmed.n:
        return []
    text = (
        "{auditor} found {found} of the hidden errors and confirmed {confirmed} of the right ones."
    )
    return [
        Message(
            text,
            auditor=one.auditor,
            found=percent_text(one.found),
            confirmed=percent_text(one.confirmed),
        )
    ]


def _pair(pair: PairSummary) -> str:
    percent, ac1, kappa = pair.measures
    return Message(
        "{one} and {other} agree on {percent} of the records; AC1 {ac1}, κ {kappa}.",
        one=person_text(pair.one),
        other=person_text(pair.other),
        percent=percent_text(percent),
        ac1=coefficient_text(ac1),
        kappa=coefficient_text(kappa),
    )

"""The model card of imported weights."""

from __future__ import annotations

from datetime import datetime, timezone
from pathlib import Path

from ...version import VERSION
from ..model_card import CardFacts, ModelCard
from .import_plan import Plan

PAPER = "https://arxiv.org/abs/2606.00987"


def import_card(plan: Plan, source: str) -> ModelCard:
    """Return the card: what the folder holds, where it comes from and what was left out."""
    kept = sum(fact.count for fact in plan.facts.values())
    formats = sorted({str(f.dtype).removeprefix("torch.") for f in plan.facts.values()})
    today = datetime.now(timezone.utc).date().isoformat()
    language, tiles = plan.config.language, plan.config.tiles
    facts = CardFacts(
        model_name=plan.title,
        base_model=Path(source).name,
        terms="Licence and limits are those of the source; mtrefseg changes neither.",
    )
    lines = [
        f"# {facts.model_name}, imported",
        "",
        f"Imported from `{facts.base_model}` on {today} by mtrefseg {VERSION}; the values are "
        "those of the source, renamed and split.",
        "",
        f"* values: {kept:,} kept of {plan.parameters_read:,} ({', '.join(formats)})",
        f"* left out, because nothing reads them: {len(plan.dropped)} tensors",
        f"* fusion: {plan.config.fusion}; language model: {language.layers} layers, "
        f"{language.vocabulary:,} words; prompt for '{language.domain}' images",
        f"* tiles: {tiles.allowed()} pixels",
        "",
        _use(plan),
        "",
        facts.terms,
        f"Network: MTRefSeg-R1, {PAPER}.",
    ]
    return ModelCard(facts, "\n".join(lines) + "\n")


def _use(plan: Plan) -> str:
    if not plan.complete:
        return "A part of the network to begin a training with; it cannot answer questions."
    return (
        'The sentence "any change" is answered without the language model, by the union of the '
        "learned queries that are sure of themselves. They were trained in stage 1 and are as "
        "good as stage 2 has left them."
    )

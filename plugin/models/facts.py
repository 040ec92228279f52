"""Facts of a model folder for the dialog of the models. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass

from ...model.errors import MtrefsegError
from ...model.weights.model_card import CardFacts
from ...model.weights.model_folder import CARD, WEIGHTS, read_card, read_config
from ...processing_provider.engine_text import engine_text, error_text
from ...processing_provider.known_models import KnownModel
from ...processing_provider.translate import tr

MAX_LENGTH = 200


@dataclass(frozen=True)
class ModelFacts:
    """One model in words.

    Attributes:
        size: Of its weights.
        tiles: Sides of tiles that it takes, in pixels.
        gsd: The ground sample distance that it was made for, as its card states.
        licence: Its licence or the terms of its data, as its card states.
        score: Its figures, as its card states.
        card: The card in Markdown; empty without one that can be shown.
        card_hidden: There is one that is not shown: a link out of the folder, or too long.
        problem: Why it cannot be used; empty when it can.
    """

    size: str
    tiles: str
    gsd: str
    licence: str
    score: str
    card: str
    card_hidden: bool
    problem: str


def read_facts(model: KnownModel) -> ModelFacts:
    """Read a model folder; what is missing or damaged becomes ``problem`` and raises nothing."""
    card, problem, tiles, size = read_card(model.folder), "", tr("not said"), tr("not said")
    try:
        tiles = engine_text(read_config(model.value).tiles.allowed())
        size = f"{(model.folder / WEIGHTS).stat().st_size / 1e6:,.1f} MB"
    except MtrefsegError as error:
        problem = error_text(error)
    except OSError as error:
        problem = f"'{model.folder / WEIGHTS}' cannot be read ({error.strerror})."
    facts = card.facts if card else CardFacts()
    return ModelFacts(
        size=size,
        tiles=tiles,
        gsd=_shortened(facts.ground_sample_distance),
        licence=_shortened(facts.terms),
        score=facts.score or tr("not said"),
        card=_harmless(card.body) if card else "",
        card_hidden=card is None and (model.folder / CARD).exists(),
        problem=problem,
    )


def _harmless(card: str) -> str:
    """Return Markdown without images and HTML, which would be loaded from any address."""
    return card.replace("<", "&lt;").replace("![", "[")


def _shortened(text: str) -> str:
    if len(text) > MAX_LENGTH:
        return tr("{} … (see below)").format(text[:MAX_LENGTH].rsplit(" ", 1)[0])
    return text or tr("not said")

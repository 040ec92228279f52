"""Relations to reference layers in a sentence, as leaves of conditions.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import List, Optional, Sequence, Tuple

from .pieces import NOTHING, Found, Piece, Reading
from .quantities import joined
from .reference_layers import FROM_ALL, NEAR_M, relation, slug
from .tokens import Token

_BEFORE_LAYER = ("article", "filler", "quantity", "of", "preposition")
_IN_LIST = ("article", "filler", "quantity", "of")
_ENDS_LIST = (
    "verb", "state", "auxiliary", "perfect", "replace", "turn", "yields", "relative", "nominal",
    "was", "cover",
)  # fmt: skip
_TO_LANDMARK = (
    "article", "of", "target", "preposition", "relation", "position", "quantity", "negation",
    "except",
)  # fmt: skip


@dataclass(frozen=True)
class Target:
    """A layer that a relation names.

    Attributes:
        layer: Its name in columns; empty: there is none, or several.
        start: Its first token, that of the connector before it where it is not the first.
        end: After its last token.
        connector: ``AND`` or ``OR`` before it; empty: it is the first.
        token: Its noun.
    """

    layer: str
    start: int
    end: int
    connector: str
    token: Token

    @property
    def name(self) -> str:
        """The layer as columns would name it, whether it was given or not."""
        return self.layer or slug(self.token.text)


def targets(reading: Reading, position: int, compound: bool = True) -> List[Target]:
    """Return the layers from a noun on: ``roads``, ``the roads or the river``.

    Args:
        reading: Of the sentence.
        position: Of the first noun.
        compound: Whether nouns in a row are one word: ``lake shore``.
    """
    found: List[Target] = []
    start, connector = position, ""
    while True:
        before = _IN_LIST if connector else _BEFORE_LAYER
        target = _target(reading, start, reading.skip(start, *before), compound)
        if target is None or (found and not _goes_on(reading, target, connector)):
            return found
        found.append(
            Target(target.layer, start - bool(connector), target.end, connector, target.token)
        )
        following = reading.token(target.end)
        if not found[0].layer or not following.get("conjunction", "disjunction"):
            return found
        connector = "OR" if following.get("disjunction") else "AND"
        start = target.end + 1


def _target(reading: Reading, start: int, place: int, compound: bool) -> Optional[Target]:
    if not reading.token(place).get("noun", "layer"):
        return None
    while compound and reading.token(place + 1).get("noun", "layer"):
        place += 1
    token = reading.token(place)
    end = place + 1 + bool(reading.token(place + 1).get("layer_noun"))
    return Target(reading.one_layer(token), start, end, "", token)


def _goes_on(reading: Reading, target: Target, connector: str) -> bool:
    """Return whether a noun goes on with a list of layers; with "or" also one that is missing.

    A noun with a verb begins a clause of its own: ``and the trees that were cut``.
    """
    has_verb = reading.token(target.end).get(*_ENDS_LIST) is not None
    return not has_verb and bool(target.layer or connector == "OR")


def layer_relation(reading: Reading, position: int) -> Found:
    """Read ``inside the parks``, ``inside or near the parks``, where there is such a layer."""
    if not reading.layers or reading.token(position).get("relation") is None:
        return NOTHING
    words = _chain(reading, position)
    last = words[-1][0]
    following = reading.skip(last + 1, *_BEFORE_LAYER)
    found = targets(reading, following, position > 0)
    if not found or not found[0].layer:
        return NOTHING
    pieces: List[Piece] = []
    for number, (place, connector) in enumerate(words):
        entry = reading.token(place).get("relation")
        key = entry.key if entry else "inside"
        if key in ("near", "far"):
            reading.remark("near", reading.token(place), False, distance=NEAR_M)
        if connector:
            pieces.append(Piece(connector, reading.token(place - 1)))
        chosen = found if number == len(words) - 1 else found[:1]
        pieces += related(reading, key, place, chosen, number == len(words) - 1)
    return pieces, found[-1].end - position


def related(
    reading: Reading, key: str, start: int, found: Sequence[Target], whole: bool = True
) -> List[Piece]:
    """Return the leaves of one relation to some layers; "far from A or B" is far from both.

    Args:
        reading: Of the sentence.
        key: Of the lexicon's relations and directions.
        start: Place of the word of the relation.
        found: The layers.
        whole: Whether the words of the layers belong to the relation.
    """
    pieces: List[Piece] = []
    for target in found:
        first, end = (target.start, target.end) if target.connector else (start, target.end)
        if target.connector:
            kind = "AND" if key in FROM_ALL else target.connector
            pieces.append(Piece(kind, reading.token(first)))
            first += 1
        token = joined(reading.tokens[first : end if whole else start + 1])
        pieces.append(Piece("LEAF", token, relation(key, target.name)))
    return pieces


def _chain(reading: Reading, position: int) -> List[Tuple[int, str]]:
    """Return the places of relations that share their layer, with the connectors before them."""
    words = [(position, "")]
    while True:
        place = words[-1][0] + 1
        connector = reading.token(place)
        following = reading.token(place + 1)
        joins = connector.get("conjunction", "disjunction")
        if joins is None or following.get("relation") is None:
            return words
        words.append((place + 1, "OR" if connector.get("disjunction") else "AND"))


def place_words(reading: Reading, landmark: Token) -> Token:
    """Return a landmark with the words before it that tell where it is: ``north of the river``."""
    end = next(n for n, token in enumerate(reading.tokens) if token.start >= landmark.start)
    start = end
    while reading.token(start - 1).get("noun", "adjective", "size"):
        start -= 1
    while reading.token(start - 1).get(*_TO_LANDMARK):
        start -= 1
    while start < end and reading.token(start).get("article", "quantity"):
        start += 1
    return joined([*reading.tokens[start:end], landmark])

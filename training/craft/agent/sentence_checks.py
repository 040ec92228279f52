"""The checks of sentences that the agent's records have to pass."""

from __future__ import annotations

from collections.abc import Callable, Collection

from ....model.messages import Message
from ..expression.check_rewrite import check_rewrite
from ..expression.check_sentence import check_sentence
from ..expression.chip_scene import ChipScene
from ..record import Record

CheckSentence = Callable[[Record, str], str]
"""A record and a sentence for it → why the sentence is refused; empty: it is right."""


def picks_members(scene: ChipScene) -> CheckSentence:
    """Return the checker that has the sentence alone and must pick the members of the record."""

    def check(record: Record, sentence: str) -> str:
        picks = check_sentence(sentence, scene)
        if picks.ids is None or picks.are(record.members):
            return picks.reason if picks.ids is None else ""
        return Message(
            "The sentence alone picks {picked} objects, {right} of the {count} in the mask.",
            picked=len(picks.ids),
            right=len(picks.ids & set(record.members)),
            count=len(record.members),
        )

    return check


def keeps_meaning(scene: ChipScene, landmarks: Collection[str]) -> CheckSentence:
    """Return the check of wordings: type and place are kept, nothing is invented.

    Args:
        scene: The chip with its candidates.
        landmarks: Nouns of unchanged things that are known to be there.
    """

    def check(record: Record, sentence: str) -> str:
        reason = check_rewrite(record.sentence, sentence, record.members, scene, landmarks)
        return reason or ""

    return check

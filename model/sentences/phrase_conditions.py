"""Which phrases a condition belongs to, where a sentence has several.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from typing import List, Sequence, Tuple

from .clause_result import Assigned
from .condition import Condition
from .expression import Quantile, Rank
from .parsed_sentence import Phrase


def phrases_of(
    condition: Condition, phrases: Sequence[Phrase], assigned: Sequence[Assigned]
) -> Tuple[int, ...]:
    """Return the numbers of the phrases of a condition; empty: all.

    An adjective belongs to the noun after it, another condition to the objects of the verb
    before it.
    """
    if len(phrases) < 2:
        return ()
    chosen = _objects(condition, assigned)
    starts = {pair.tokens[0].start for pair in chosen}
    numbers = [
        number
        for number, phrase in enumerate(phrases)
        if starts & {span.start for span in phrase.spans}
    ]
    return () if len(numbers) == len(phrases) else tuple(numbers)


def _objects(condition: Condition, assigned: Sequence[Assigned]) -> List[Assigned]:
    ordered = sorted(assigned, key=lambda pair: pair.tokens[0].start)
    after = [pair for pair in ordered if pair.tokens[0].start >= condition.end]
    if isinstance(condition.expression, (Quantile, Rank)) and after:
        return after[:1]
    before = [pair for pair in ordered if pair.tokens[0].start < condition.start]
    if not before:
        return []
    verb = before[-1].tokens[-1].start
    return [pair for pair in ordered if pair.tokens[-1].start == verb]

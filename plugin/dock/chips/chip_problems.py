"""What is wrong with the predicates of a sentence, at each chip."""

from __future__ import annotations

from typing import Sequence, Tuple

from ....model.sentences.expression_text import expression_text
from ....model.sentences.parsed_sentence import Predicate
from ....model.sentences.predicate_checks import contradiction, contradiction_remark
from ....processing_provider.sentence_texts import remark_text
from .chip_parts import accessible_text, chip_parts


def chip_words(predicate: Predicate) -> str:
    """Return a predicate as its chip shows it: ``area > 500 m²``."""
    return accessible_text(chip_parts(predicate)) or expression_text(predicate.expression)


def chip_problems(predicates: Sequence[Predicate]) -> Tuple[str, ...]:
    """Return why nothing can meet each predicate together with the others; empty: something can."""
    pair, remark = contradiction(predicates) or (), contradiction_remark(predicates, chip_words)
    text = remark_text(remark) if remark is not None else ""
    return tuple(text if any(one is two for two in pair) else "" for one in predicates)

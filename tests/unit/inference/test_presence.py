"""The same answer to phrases with different meanings is told, and nothing else is."""

import numpy as np
import numpy.typing as npt
import pytest

from mtrefseg.model.inference.presence import PresenceCheck
from mtrefseg.model.outputs.phrase_plan import plan_phrases
from mtrefseg.model.sentences.model_words import KnownChange, KnownObject, ModelWords
from mtrefseg.model.sentences.parsed_sentence import GUESS, UNDERSTOOD, ParsedSentence, Phrase

BUILT = Phrase("the buildings that appeared", "building", "appear")
ALL_BUILDINGS = Phrase("the buildings that changed", "building", "change")
GONE = Phrase("the buildings that disappeared", "building", "disappear")
ROADS = Phrase("the roads that appeared", "road", "appear")
CLEARED = Phrase("the forest that disappeared", "forest", "disappear")
HELLO = Phrase("hello")
WORDS = ModelWords(
    "mini", objects=(KnownObject("building", ("b",), (), (KnownChange("appear", BUILT.text),)),)
)


def _warnings(
    *sentences: tuple[Phrase, ...],
    masks: npt.NDArray[np.float32],
    words: ModelWords | None = None,
) -> tuple[str, ...]:
    parsed = [
        ParsedSentence(f"s{n}", phrases, status=GUESS if HELLO in phrases else UNDERSTOOD)
        for n, phrases in enumerate(sentences)
    ]
    plan = plan_phrases(parsed, words)
    check = PresenceCheck(plan, [0.5] * len(plan.texts))
    for rows in np.array_split(masks, 3, axis=1):
        check.add_strip(rows)
    return check.warnings([one.sentence for one in parsed])


def _masks(*squares: slice) -> npt.NDArray[np.float32]:
    masks = np.zeros((len(squares), 40, 40), np.float32)
    for mask, rows in zip(masks, squares, strict=True):
        mask[rows, :20] = 0.9
    return masks


SAME = _masks(slice(0, 20), slice(0, 19))


@pytest.mark.parametrize("other", [ROADS, GONE])
def test_two_meanings_with_one_answer_are_told(other: Phrase) -> None:
    (warning,) = _warnings((BUILT,), (other,), masks=SAME)
    assert warning == (
        f"'s0' has the same answer as '{other.text}' (95% of the pixels): the model does not "
        "distinguish them here."
    )


@pytest.mark.parametrize("other", [ALL_BUILDINGS, CLEARED])
def test_meanings_that_may_share_their_place_are_not(other: Phrase) -> None:
    assert not _warnings((BUILT,), (other,), masks=SAME)


def test_phrases_of_one_sentence_are_one_answer() -> None:
    assert not _warnings((BUILT, ROADS), masks=SAME)


def test_different_answers_are_not_told() -> None:
    assert not _warnings((BUILT,), (ROADS,), masks=_masks(slice(0, 20), slice(5, 25)))


def test_a_few_pixels_are_not_compared() -> None:
    assert not _warnings((BUILT,), (ROADS,), masks=_masks(slice(0, 2), slice(0, 2)))


def test_a_guess_is_compared_with_a_phrase_that_the_model_knows() -> None:
    (warning,) = _warnings((HELLO,), masks=SAME, words=WORDS)
    assert "'s0'" in warning
    assert BUILT.text in warning

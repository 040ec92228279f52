"""The network is given each phrase once, and known phrases beside those that it may not know."""

import numpy as np

from mtrefseg.model.outputs.phrase_plan import MOST_CONTROLS, plan_phrases
from mtrefseg.model.outputs.probability_bands import (
    band_of_layers,
    band_values,
    probability_bands,
)
from mtrefseg.model.sentences.model_words import KnownChange, KnownObject, ModelWords
from mtrefseg.model.sentences.parsed_sentence import GUESS, NO_CHANGE, ParsedSentence, Phrase

BUILT = Phrase("the buildings that appeared", "building", "appear")
CLEARED = Phrase("the forest that disappeared", "forest", "disappear")
COTTAGES = Phrase(BUILT.text, "building", "appear", synonyms=(("cottages", "buildings"),))
ELEPHANTS = Phrase("purple elephants that danced")


def _object(concept: str) -> KnownObject:
    changes = [KnownChange(kind, f"the {concept} that {kind}ed") for kind in ("change", "appear")]
    return KnownObject(concept, (concept,), (), tuple(changes))


WORDS = ModelWords("mini", objects=tuple(map(_object, ("water", "building", "forest", "road"))))


def _parsed(*phrases: Phrase, sentence: str = "s", status: str = "understood") -> ParsedSentence:
    return ParsedSentence(sentence, phrases, status=status)


def test_a_phrase_of_several_sentences_is_predicted_once() -> None:
    plan = plan_phrases([_parsed(BUILT, CLEARED), _parsed(COTTAGES)])
    assert plan.texts == (BUILT.text, CLEARED.text)
    assert [(one.sentence, one.network, one.understood) for one in plan.layers] == [
        (0, 0, "yes"), (0, 1, "yes"), (1, 0, "synonym"),
    ]  # fmt: skip


def test_a_sentence_that_nothing_changed_gives_the_network_nothing() -> None:
    plan = plan_phrases([_parsed(BUILT, status=NO_CHANGE)], WORDS)
    assert plan.texts == plan.layers == ()


def test_known_phrases_need_no_control() -> None:
    assert plan_phrases([_parsed(BUILT)], WORDS).controls == ()


def test_a_synonym_is_compared_with_the_same_change_of_other_objects() -> None:
    plan = plan_phrases([_parsed(COTTAGES)], WORDS)
    assert plan.texts == (BUILT.text, "the water that appeared", "the forest that appeared")
    assert plan.first_control == 1


def test_the_number_of_controls_is_bounded() -> None:
    guesses = [_parsed(Phrase(f"guess {n}"), status=GUESS) for n in range(20)]
    plan = plan_phrases(guesses, WORDS)
    assert len(plan.controls) <= MOST_CONTROLS
    assert plan.layers[0].understood == "guess"


def test_a_band_of_a_sentence_is_the_maximum_of_its_phrases_which_follow() -> None:
    sentences = ("both", "nothing", "built")
    plan = plan_phrases([_parsed(BUILT, CLEARED), _parsed(status=NO_CHANGE), _parsed(BUILT)])
    bands = probability_bands(sentences, plan)
    assert [band.name for band in bands] == [
        *sentences, f"both: {BUILT.text}", f"both: {CLEARED.text}",
    ]  # fmt: skip
    probability = np.array([0.2, 0.7], np.float32).reshape(2, 1, 1)
    assert (
        band_values(bands, probability).ravel().tolist()
        == np.float32([0.7, 0.0, 0.2, 0.2, 0.7]).tolist()
    )
    assert band_of_layers(sentences, plan) == (3, 4, 2)

"""What a model knows after the recipe, and after the training of a region."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mtrefseg.model.requests.train import IMAGENET, TrainRequest
from mtrefseg.model.sentences.parse_sentence import parse_sentence
from mtrefseg.model.weights.known_words import read_model_words
from mtrefseg.model.weights.model_folder import RESOURCES, read_card
from mtrefseg.training.batches.real_sources import SOURCES, classes_with_masks
from mtrefseg.training.language.change_classes import CHANGE_CLASSES
from mtrefseg.training.language.model_words import words_of_grammar
from mtrefseg.training.language.object_words import OBJECT_BY_CONCEPT, OBJECTS
from mtrefseg.training.loop.trained_words import noun_and_change, words_after_training

REQUEST = TrainRequest(stage=2, output="unused", data="unused")
MINI = read_model_words("mini")


def test_the_file_of_mini_is_that_of_the_recipe_with_the_sources_of_its_card() -> None:
    card = read_card(RESOURCES / "mini")
    terms = card.facts.terms.split("; ") if card else []
    sources = [source for source in SOURCES if source.terms in terms]
    assert sources
    assert replace(MINI, model="") == words_of_grammar(classes_with_masks(sources))


def test_every_phrase_is_a_sentence_of_the_grammar() -> None:
    taught = {sentence for known in CHANGE_CLASSES for sentence in known.sentences}
    phrases = {change.phrase for known in MINI.objects for change in known.changes}
    # two are put together from nouns and verbs that were trained
    assert phrases - taught <= {"the bare soil that changed", "the water that changed"}
    assert MINI.any_change in taught


def test_every_change_class_is_known_but_those_of_objects_that_were_not_shown() -> None:
    changes = [change for known in MINI.objects for change in known.changes]
    assert len(changes) + 1 == len(CHANGE_CLASSES) - 3 * len(OBJECTS)


def test_an_object_that_was_shown_has_its_words_to_itself() -> None:
    shown = words_of_grammar((), [words.concept for words in OBJECTS])
    words = [word for known in shown.objects for word in (*known.nouns, *known.synonyms)]
    assert sorted({word for word in words if words.count(word) > 1}) == []
    of_tree = next(known for known in shown.objects if known.concept == "tree")
    assert "the trees that burned" in [change.phrase for change in of_tree.changes]
    taught = {sentence for known in CHANGE_CLASSES for sentence in known.sentences}
    objects = [known for known in shown.objects if known.concept in OBJECT_BY_CONCEPT]
    assert len(objects) == len(OBJECTS)
    assert taught.issuperset(change.phrase for known in objects for change in known.changes)


@pytest.mark.parametrize(
    ("sentence", "phrase"),
    [
        ("new burn scars", "the burnt areas that appeared"),
        ("the forest that burned", "the trees that burned"),
        ("burned areas that spread", "the burnt areas that appeared"),
        ("Brandflächen, die neu sind", "the burnt areas that appeared"),
        ("les zones brûlées qui sont apparues", "the burnt areas that appeared"),
        ("las zonas quemadas que aparecieron", "the burnt areas that appeared"),
        ("new clear cuts", "the clearings that appeared"),
        ("neue Lichtungen", "the clearings that appeared"),
        ("the greenhouses that were built", "the greenhouses that appeared"),
        ("nuevos invernaderos", "the greenhouses that appeared"),
        ("new solar panels", "the solar fields that appeared"),
        ("i parchi solari che sono apparsi", "the solar fields that appeared"),
        ("the pools that were built", "the swimming pools that appeared"),
        ("as novas piscinas", "the swimming pools that appeared"),
        ("quarries that expanded", "the quarries that appeared"),
        ("les nouvelles carrières", "the quarries that appeared"),
        ("new parking lots", "the paved areas that appeared"),
    ],
)
def test_an_object_that_was_shown_is_understood(sentence: str, phrase: str) -> None:
    shown = words_of_grammar((), [words.concept for words in OBJECTS])
    assert [one.text for one in parse_sentence(sentence, shown).phrases] == [phrase]


def test_real_masks_are_told_from_painted_ones() -> None:
    painted = {
        known.concept: {change.painted_only for change in known.changes} for known in MINI.objects
    }
    assert painted["building"] == painted["water"] == painted["construction"] == {False}
    assert painted["road"] == painted["tree"] == painted["crop"] == painted["soil"] == {True}
    without_pairs = words_of_grammar(classes_with_masks(()))
    assert all(change.painted_only for known in without_pairs.objects for change in known.changes)


def test_no_word_stands_for_two_objects() -> None:
    words = [word for known in MINI.objects for word in (*known.nouns, *known.synonyms)]
    assert sorted({word for word in words if words.count(word) > 1}) == []


@pytest.mark.parametrize("word", ["elephant", "elephants", "cars", "ships", "bridges", "people"])
def test_other_things_are_no_synonyms(word: str) -> None:
    assert not [known for known in MINI.objects if word in (*known.nouns, *known.synonyms)]


def test_a_training_adds_its_sentences_and_objects() -> None:
    taught = ["the greenhouses that were built", "the greenhouses that were built", "New houses"]
    words = words_after_training(REQUEST, taught)
    assert words.sentences == ("the greenhouses that were built", "New houses")
    assert words.examples[0] == "the greenhouses that were built"
    assert words.objects[: len(MINI.objects)] == MINI.objects
    assert words.objects[-1].nouns == ("greenhouses",)
    assert words.objects[-1].changes[0].change == "appear"
    assert words.objects[-1].changes[0].phrase == "the greenhouses that were built"


def test_a_training_from_starting_points_knows_its_sentences_alone() -> None:
    request = replace(REQUEST, start=(IMAGENET,))
    words = words_after_training(request, ["the ponds that dried up"])
    assert [known.nouns for known in words.objects] == [("ponds",)]
    assert words.any_change == ""


@pytest.mark.parametrize(
    ("sentence", "noun", "change"),
    [
        ("the greenhouses that were built", "greenhouses", "appear"),
        ("New solar panels", "solar panels", "appear"),
        ("solar panels were removed", "solar panels", "disappear"),
        ("all wind turbines which changed", "wind turbines", "change"),
        ("the fish ponds dried up.", "fish ponds", "disappear"),
        ("the roofs that were damaged", "roofs", "destroy"),
        ("hail nets were put up over orchards", "hail nets", "appear"),
        ("some big carports have been added", "carports", "appear"),
        ("newly built sheds", "sheds", "appear"),
        ("the lost hedges", "hedges", "disappear"),
        ("construction of a dam", "dam", "appear"),
        ("terraces that were harvested", "terraces", "harvest"),
        ("what happened", "", ""),
    ],
)
def test_noun_and_change_of_a_sentence(sentence: str, noun: str, change: str) -> None:
    found = noun_and_change(sentence)
    assert found == (noun, change) if change else not found[1]

"""Generated sentences give exactly the polygons that they mean, by an independent evaluation."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sentence_generator import Generated, generate
from sentence_scene import LAYERS, Scene, make_scene, write_scene

from mtrefseg.model.files.filter_changes import apply_predicates
from mtrefseg.model.sentences.parse_sentence import parse_sentence
from mtrefseg.model.sentences.parsed_sentence import Phrase
from mtrefseg.model.weights.known_words import read_model_words

NAME = "the sentence"


@pytest.fixture(scope="module")
def scene() -> Scene:
    return make_scene()


@pytest.fixture
def path(scene: Scene, tmp_path: Path) -> Iterator[Path]:
    yield write_scene(scene, tmp_path / "changes.gpkg", NAME, NAME)


def fault(path: Path, generated: Generated) -> str:
    """Return in which way a sentence misses its target; empty: in none."""
    words = read_model_words("mini")
    parsed = parse_sentence(generated.text, words, LAYERS)
    phrases = [phrase.text for phrase in parsed.phrases]
    if phrases != [f"the buildings that {generated.change}"]:
        return f"{generated.text}: {parsed.status} {phrases} {[r.code for r in parsed.remarks]}"
    apply_predicates(path, [replace(parsed, sentence=NAME, phrases=(Phrase(NAME),))])
    found = kept(path)
    target = set(generated.target.nonzero()[0].tolist())
    if found == target:
        return ""
    columns = [predicate.expression for predicate in parsed.predicates]
    return f"{generated.text}: {len(found)} for {len(target)} {columns}"


def kept(path: Path) -> set[int]:
    with sqlite3.connect(path) as database:
        rows = database.execute("SELECT fid - 1 FROM changes WHERE dropped_by IS NULL")
        return {number for (number,) in rows}


def faults(scene: Scene, path: Path, seeds: range) -> list[str]:
    found = (fault(path, generate(scene, seed)) for seed in seeds)
    return [text for text in found if text]


def test_sentences_give_exactly_the_polygons_that_they_mean(scene: Scene, path: Path) -> None:
    assert faults(scene, path, range(300)) == []


@pytest.mark.slow
def test_five_thousand_sentences_give_exactly_what_they_mean(scene: Scene, path: Path) -> None:
    assert faults(scene, path, range(5000)) == []

"""Generated sentences give exactly the polygons that they mean, by an independent evaluation."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from mtrefseg.model.files.changes_database import transaction
from mtrefseg.model.files.filter_changes import apply_predicates
from mtrefseg.model.sentences.expression_text import expression_text
from mtrefseg.model.sentences.parse_sentence import parse_sentence
from mtrefseg.model.sentences.parsed_sentence import Phrase
from mtrefseg.model.weights.known_words import read_model_words
from mtrefseg.tests.unit.sentences.sentence_generator import Generated, generate
from mtrefseg.tests.unit.sentences.sentence_scene import LAYERS, Scene, make_scene, write_scene

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
    with transaction(path) as database:
        apply_predicates(database, [replace(parsed, sentence=NAME, phrases=(Phrase(NAME),))])
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
    # make robustness generates 5,000
    count = int(os.environ.get("MTREFSEG_SENTENCES", "500"))
    assert faults(scene, path, range(count)) == []


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ("under 100 m² or over 500 m²", '"area_m2" < 100 OR "area_m2" > 500'),
        ("in the parks or over 500 m²", '"in_parks" >= 0.5 OR "area_m2" > 500'),
        ("in the parks and over 500 m²", '"in_parks" >= 0.5 AND "area_m2" > 500'),
        ("of 500 m² or over", '"area_m2" >= 500'),
    ],
)
def test_a_comparison_after_or_is_no_open_range(conditions: str, expected: str) -> None:
    parsed = parse_sentence(f"new buildings {conditions}", read_model_words("mini"), LAYERS)
    texts = [expression_text(predicate.expression) for predicate in parsed.predicates]
    assert " AND ".join(texts) == expected
    assert not parsed.remarks

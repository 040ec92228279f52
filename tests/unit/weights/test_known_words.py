"""The words that a model knows are read from its folder, from whoever wrote it."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from mtrefseg.model.config import MINI, R1
from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.sentences.model_words import KnownChange, KnownObject, ModelWords
from mtrefseg.model.weights.known_words import read_model_words, read_words_file, words_to_json
from mtrefseg.model.weights.model_folder import CONFIG, KNOWN_WORDS, RESOURCES, TOKENIZER

WORDS = ModelWords(
    "",
    objects=(
        KnownObject(
            "pond", ("ponds",), ("tarns",), (KnownChange("appear", "new ponds", painted_only=True),)
        ),
    ),
    any_change="what changed",
    sentences=("new ponds",),
    examples=("new ponds", "what changed"),
)


def folder_with(path: Path, config: Any = MINI, words: str = "") -> str:
    (path / CONFIG).write_text(config.to_json())
    shutil.copy(RESOURCES / "mini" / TOKENIZER, path / TOKENIZER)
    if words:
        (path / KNOWN_WORDS).write_text(words, encoding="utf-8")
    return str(path)


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, words=words_to_json(WORDS))
    assert read_model_words(folder) == replace(WORDS, model="mini")


def test_an_imported_model_reads_english(tmp_path: Path) -> None:
    words = read_model_words(folder_with(tmp_path, R1))
    assert words == ModelWords("r1", reads_english=True)


def test_a_model_of_stage_1_answers_any_change(tmp_path: Path) -> None:
    words = read_model_words(folder_with(tmp_path, replace(R1, any_change=True)))
    assert words.any_change == "any change"


def test_a_model_without_the_file_knows_the_words_of_its_tokenizer(tmp_path: Path) -> None:
    language = replace(MINI.language, more_words=("skyscrapers", "greenhouses"))
    words = read_model_words(folder_with(tmp_path, replace(MINI, language=language)))
    bundled = read_model_words("mini")
    assert [known.concept for known in words.objects[:-1]] == [
        known.concept for known in bundled.objects
    ]
    assert words.objects[-1].nouns == ("greenhouses",)
    nouns = {noun for known in words.objects for noun in known.nouns}
    assert {"buildings", "skyscrapers"} < nouns
    # several tokens, and no training named it
    assert "hangars" not in nouns


@pytest.mark.parametrize(
    "values",
    [
        [],
        "words",
        {"objects": {}},
        {"objects": [1]},
        {"objects": [{"concept": "pond"}]},
        {"unknown": 1},
        {"reads_english": "yes"},
        {"any_change": 3},
        {"any_change": "a\nb"},
        {"examples": ["x" * 1001]},
        {"sentences": ["s"] * 2001},
        {"examples": "new ponds"},
        {"objects": [{"concept": "p", "nouns": ["\x1b[2J"], "synonyms": [], "changes": []}]},
        {"objects": [{"concept": "p", "nouns": [], "synonyms": [], "changes": [{"change": 1}]}]},
        {"objects": [{"concept": "p", "nouns": [], "synonyms": [], "changes": [[]]}]},
    ],
)
def test_a_file_of_another_form_is_refused(tmp_path: Path, values: Any) -> None:
    path = tmp_path / KNOWN_WORDS
    path.write_text(json.dumps(values))
    with pytest.raises(MtrefsegError) as caught:
        read_words_file(path)
    assert str(path) in caught.value.message
    assert caught.value.advice


@pytest.mark.parametrize(
    "text", ["", "{", '{"objects": ' + "[" * 50 + "]" * 50 + "}", " " * (1 << 21)]
)
def test_text_that_is_no_json_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / KNOWN_WORDS
    path.write_text(text)
    with pytest.raises(MtrefsegError):
        read_words_file(path)


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    other, folder = tmp_path / "other.json", tmp_path / "model"
    other.write_text(words_to_json(WORDS))
    folder.mkdir()
    folder_with(folder)
    (folder / KNOWN_WORDS).symlink_to(other)
    with pytest.raises(MtrefsegError, match="outside"):
        read_model_words(str(folder))

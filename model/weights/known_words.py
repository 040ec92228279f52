"""The words that a model knows: ``words.json`` of its folder. Standard library only, Python 3.9."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Callable, Dict

from ..config import NetworkConfig
from ..errors import MtrefsegError
from ..requests.detect import ANY_CHANGE
from ..requests.wire import decode, read_json
from ..sentences.model_words import KnownChange, KnownObject, ModelWords
from .model_folder import KNOWN_WORDS, RESOURCES, TOKENIZER, file_of, folder_of, read_config

MAX_WORDS_BYTES = 1 << 20
MAX_VOCABULARY_BYTES = 1 << 25
MOST_OBJECTS = 1000
MOST_NOUNS = 500  # of an object
MOST_SENTENCES = 2000
LONGEST_NAME = 100
LONGEST_PHRASE = 1000
_WHAT = "list of known words"
_WORD = re.compile(r"[^\W_]+")


def read_model_words(model: str) -> ModelWords:
    """Return the words that a model knows.

    A model without ``words.json`` reads English, unless its tokenizer has every word of the
    training as one token: then it knows of the bundled model's words those that its tokenizer has.

    Args:
        model: The name of a bundled model or a folder.

    Raises:
        MtrefsegError: There is no such model, or a file of it cannot be read.
    """
    config, folder = read_config(model), folder_of(model)
    if (folder / KNOWN_WORDS).exists():
        words = read_words_file(file_of(folder, KNOWN_WORDS))
    elif config.language.whole_words:
        words = _words_of_tokenizer(config, file_of(folder, TOKENIZER))
    else:
        words = ModelWords("", reads_english=True)
    any_change = ANY_CHANGE if config.any_change else words.any_change
    return replace(words, model=config.name, any_change=any_change)


def read_words_file(path: Path) -> ModelWords:
    """Read a ``words.json``; its model has no name.

    Raises:
        MtrefsegError: It cannot be read, or is no list of known words.
    """
    try:
        values = read_json(path, MAX_WORDS_BYTES)
        return _decoded(values)
    except (MtrefsegError, OSError, ValueError) as error:
        reason = error.message if isinstance(error, MtrefsegError) else error
        raise MtrefsegError(
            "'{path}' is no list of known words ({reason}).",
            "Use the words.json that was stored beside the weights, or remove it.",
            path=path,
            reason=f"{reason!s:.200}",
        ) from error


def words_to_json(words: ModelWords) -> str:
    """Return what ``read_words_file`` reads; the name of the model stays out of it."""
    values = {name: value for name, value in asdict(words).items() if name != "model"}
    return json.dumps(values, indent=1, ensure_ascii=False)


def knows_word(tokenizer: Path, config: NetworkConfig) -> Callable[[str], bool]:
    """Return a function that says whether a word in lower case is one token of a tokenizer.

    Args:
        tokenizer: A ``tokenizer.json`` that has every word of the training as one token.
        config: May name further words.

    Raises:
        MtrefsegError: The file cannot be read.
    """
    try:
        vocabulary: Any = read_json(tokenizer, MAX_VOCABULARY_BYTES)["model"]["vocab"]
        tokens = {token.lstrip("Ġ") for token in vocabulary}
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise MtrefsegError(
            "'{tokenizer}' cannot be read ({error}).",
            "Use the tokenizer.json that was stored beside the weights.",
            tokenizer=tokenizer,
            error=f"{error!s:.200}",
        ) from error
    return (tokens | set(config.language.more_words)).__contains__


def _words_of_tokenizer(config: NetworkConfig, tokenizer: Path) -> ModelWords:
    bundled = read_words_file(RESOURCES / "mini" / KNOWN_WORDS)
    is_known = knows_word(tokenizer, config)

    def knows(text: str) -> bool:
        return all(map(is_known, _WORD.findall(text)))

    objects = [
        replace(
            one,
            nouns=tuple(filter(knows, one.nouns)),
            changes=tuple(change for change in one.changes if knows(change.phrase)),
        )
        for one in bundled.objects
    ]
    objects = [one for one in objects if one.nouns and one.changes]
    listed = {word for one in objects for noun in one.nouns for word in _WORD.findall(noun)}
    further = [word for word in config.language.more_words if word not in listed]
    return ModelWords(
        "",
        objects=(*objects, *map(_object_of_noun, further)),
        any_change=bundled.any_change if knows(bundled.any_change) else "",
        examples=tuple(filter(knows, bundled.examples)),
    )


def _object_of_noun(noun: str) -> KnownObject:
    """Return an object of which nothing but its noun is known."""
    verbs = {"appear": "appeared", "disappear": "disappeared", "change": "changed"}
    changes = tuple(KnownChange(key, f"the {noun} that {verb}") for key, verb in verbs.items())
    return KnownObject(noun, (noun,), (), changes)


def _decoded(values: Any) -> ModelWords:
    if not isinstance(values, dict):
        raise ValueError("it is no table")
    objects = values.get("objects", [])
    _check_count("objects", objects, MOST_OBJECTS)
    found = {**values, "model": "", "objects": tuple(map(_object, objects))}
    for name in ("sentences", "examples"):
        _check_texts(name, values.get(name, []), MOST_SENTENCES, LONGEST_PHRASE)
    _check_texts("any_change", [values.get("any_change", "")], 1, LONGEST_PHRASE)
    return decode(ModelWords, found, what=_WHAT)


def _object(values: Any) -> KnownObject:
    if not isinstance(values, dict):
        raise ValueError("an object of it is no table")
    changes = values.get("changes", [])
    _check_count("changes", changes, MOST_NOUNS)
    for name in ("nouns", "synonyms"):
        _check_texts(name, values.get(name, []), MOST_NOUNS, LONGEST_NAME)
    _check_texts("concept", [values.get("concept", "")], 1, LONGEST_NAME)
    found: Dict[str, Any] = {**values, "changes": tuple(map(_change, changes))}
    return decode(KnownObject, found, what=_WHAT)


def _change(values: Any) -> KnownChange:
    change: KnownChange = decode(KnownChange, values, what=_WHAT)
    _check_texts("change", [change.change], 1, LONGEST_NAME)
    _check_texts("phrase", [change.phrase], 1, LONGEST_PHRASE)
    return change


def _check_count(name: str, values: Any, most: int) -> None:
    if not isinstance(values, list) or len(values) > most:
        raise ValueError(f"{name} is no list of at most {most} values")


def _check_texts(name: str, values: Any, most: int, longest: int) -> None:
    _check_count(name, values, most)
    for text in values:
        if not isinstance(text, str) or len(text) > longest or not text.isprintable():
            raise ValueError(f"{name} holds no printable text of at most {longest} characters")

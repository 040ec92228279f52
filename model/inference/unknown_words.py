"""Warnings of words that a model was not trained on: what it predicts for them is a guess."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tokenizers import Tokenizer

from ..config import LanguageConfig
from ..messages import Message
from ..weights.model_folder import TOKENIZER, file_of, folder_of, read_config
from ..weights.tokenizer_file import load_tokenizer
from .any_change import is_any_change

WORD = re.compile(r"[^\W_]+")
ONE_LETTER_WORD = "a"
REMEDY = Message("Write what changed, as 'the buildings that appeared'.")
MAX_NAMED = 5


def unknown_word_warnings(model: str, sentences: Sequence[str]) -> list[str]:
    """Return a warning for each sentence with words that the model was not trained on.

    Known only of models whose tokenizer has every word of the training as one token; for others
    there are no warnings.

    Args:
        model: A bundled model or a model folder.
        sentences: As in the request.

    Raises:
        MtrefsegError: The model cannot be read.
    """
    config = read_config(model)
    if not config.language.whole_words:
        return []
    tokenizer = load_tokenizer(file_of(folder_of(model), TOKENIZER)).backend_tokenizer
    warnings = []
    for sentence in sentences:
        if config.any_change and is_any_change(sentence):
            continue  # predicted by the learned queries
        warning = _warning(config.name, sentence, tokenizer, config.language)
        if warning:
            warnings.append(warning)
    return warnings


def _warning(name: str, sentence: str, tokenizer: Tokenizer, language: LanguageConfig) -> str:
    words = list(dict.fromkeys(WORD.findall(sentence.lower())))
    if not words:
        return Message(
            (
                "Sentence '{sentence}' holds no word; what '{name}' answers to it is a "
                "guess. {remedy}"
            ),
            sentence=_short(sentence),
            name=name,
            remedy=REMEDY,
        )
    unknown = [word for word in words if not is_taught(word, tokenizer, language)]
    if not unknown:
        return ""
    named = ", ".join(f"'{_short(word)}'" for word in unknown[:MAX_NAMED])
    more = (
        Message(" and {count} more words", count=len(unknown) - MAX_NAMED)
        if len(unknown) > MAX_NAMED
        else ""
    )
    return Message(
        (
            "'{name}' was never taught {named}{more} (in '{sentence}'); what it "
            "answers to such a sentence is a guess. {remedy}"
        ),
        name=name,
        named=named,
        more=more,
        sentence=_short(sentence),
        remedy=REMEDY,
    )


def is_taught(word: str, tokenizer: Tokenizer, language: LanguageConfig) -> bool:
    """Return whether a word was in the training: it is one token, and more than a letter."""
    if word in language.more_words:
        return True
    if len(word) == 1:
        return word == ONE_LETTER_WORD
    return len(tokenizer.encode(f" {word}", add_special_tokens=False).ids) == 1


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}..."

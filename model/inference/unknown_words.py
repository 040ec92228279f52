"""Words that a model was never taught: its answer to them is a guess, and the user is told."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tokenizers import Tokenizer

from ..config import LanguageConfig
from ..weights.model_folder import TOKENIZER, file_of, folder_of, read_config
from .any_change import is_any_change

WORD = re.compile(r"[^\W_]+")
ONE_LETTER = "a"
REMEDY = "Write what changed, as 'the buildings that appeared'."
MOST_NAMED = 5


def unknown_word_warnings(model: str, sentences: Sequence[str]) -> list[str]:
    """Say which words of sentences a model was never taught, a warning per sentence.

    Only models tell whose tokenizer has every word of the training as one token: to others no word
    is unknown.

    Args:
        model: A bundled model or a model folder.
        sentences: What it is asked.

    Raises:
        MtrefsegError: The model cannot be read.
    """
    config = read_config(model)
    if not config.language.whole_words:
        return []
    tokenizer = Tokenizer.from_file(str(file_of(folder_of(model), TOKENIZER)))
    found = []
    for sentence in sentences:
        if config.any_change and is_any_change(sentence):
            continue  # answered without words
        warning = _warning(config.name, sentence, tokenizer, config.language)
        if warning:
            found.append(warning)
    return found


def _warning(name: str, sentence: str, tokenizer: Tokenizer, language: LanguageConfig) -> str:
    words = list(dict.fromkeys(WORD.findall(sentence.lower())))
    if not words:
        return (
            f"Sentence '{_short(sentence)}' holds no word; what '{name}' answers to it is a guess. "
            f"{REMEDY}"
        )
    unknown = [word for word in words if not is_taught(word, tokenizer, language)]
    if not unknown:
        return ""
    named = ", ".join(f"'{_short(word)}'" for word in unknown[:MOST_NAMED])
    more = f" and {len(unknown) - MOST_NAMED} more words" if len(unknown) > MOST_NAMED else ""
    return (
        f"'{name}' was never taught {named}{more} (in '{_short(sentence)}'); what it answers to "
        f"such a sentence is a guess. {REMEDY}"
    )


def is_taught(word: str, tokenizer: Tokenizer, language: LanguageConfig) -> bool:
    """Tell whether a word was in the training: it is one token there, and more than a letter."""
    if word in language.more_words:
        return True
    if len(word) == 1:
        return word == ONE_LETTER
    return len(tokenizer.encode(f" {word}", add_special_tokens=False).ids) == 1


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}..."

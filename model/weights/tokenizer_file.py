"""An untrusted tokenizer.json: checked before the tokenizers library runs it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from transformers import PreTrainedTokenizerBase, PreTrainedTokenizerFast

from ..errors import MtrefsegError
from ..requests.wire import read_json

MAX_TOKENIZER_BYTES = 1 << 25  # that of Phi-1.5 has 2 MB
MAX_VOCABULARY = 1_000_000
MAX_CHAIN = 64
MODELS = ("BPE", "WordLevel", "WordPiece", "Unigram")
# Steps before and after the model. Steps with a regular expression from the file are not accepted:
# one can run without end on a short sentence. Nor are steps that can lengthen a text each time.
STEPS = set(
    "Sequence BertNormalizer NFC NFD NFKC NFKD Lowercase Strip StripAccents Nmt "
    "ByteLevel Whitespace WhitespaceSplit BertPreTokenizer Punctuation Digits Metaspace "
    "CharDelimiterSplit UnicodeScripts TemplateProcessing BertProcessing RobertaProcessing "
    "WordPiece BPEDecoder ByteFallback Fuse CTC".split()
)
COMPONENTS = ("normalizer", "pre_tokenizer", "post_processor", "decoder")


def load_tokenizer(path: Path) -> PreTrainedTokenizerBase:
    """Read a tokenizer.

    Raises:
        MtrefsegError: It is damaged, too large, or has a step that is not accepted.
    """
    check_tokenizer(path)
    try:
        tokenizer: PreTrainedTokenizerBase = PreTrainedTokenizerFast(tokenizer_file=str(path))
    except (KeyboardInterrupt, SystemExit):
        raise
    # the tokenizers library raises bare Exception on bad files, and BaseException on a panic
    except BaseException as error:
        raise unreadable(path, error) from error
    return tokenizer


def check_tokenizer(path: Path) -> None:
    """Check the components of a tokenizer.json without running any of them.

    Raises:
        MtrefsegError: It is damaged, too large, or has a step that is not accepted.
    """
    try:
        values = read_json(path, MAX_TOKENIZER_BYTES)
        if not isinstance(values, dict) or not isinstance(values.get("model"), dict):
            raise ValueError("it holds no model")
        _check_model(values["model"], values.get("added_tokens"))
        for component in COMPONENTS:
            _check_step(values.get(component), component)
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from error


def unreadable(path: Path, error: BaseException) -> MtrefsegError:
    """Return the error of a tokenizer that cannot be used."""
    reason = (str(error).strip().splitlines() or [type(error).__name__])[0]
    return MtrefsegError(
        "The tokenizer '{path}' cannot be read ({reason}).",
        "Copy the model folder again.",
        path=path,
        reason=f"{reason:.200}",
    )


def _check_model(model: dict[str, Any], added: Any) -> None:
    # files before version 0.10 of the library do not name the type
    if model.get("type", "BPE") not in MODELS:
        raise ValueError(f"its model is {model.get('type')!r:.60}")
    vocabulary, added = model.get("vocab"), added or []
    if not isinstance(vocabulary, dict | list) or not isinstance(added, list):
        raise ValueError("its vocabulary is no table")
    if len(vocabulary) + len(added) > MAX_VOCABULARY:
        raise ValueError(f"it has more than {MAX_VOCABULARY} words")


def _check_step(step: Any, component: str) -> None:
    """Check a step and the steps inside it; the parser limits the nesting."""
    if step is None:
        return
    kind = step.get("type") if isinstance(step, dict) else step
    if not isinstance(kind, str) or not isinstance(step, dict) or kind not in STEPS:
        raise ValueError(f"its {component} uses {kind!r:.60}, which is not accepted")
    if kind == "Sequence":
        for chain in (value for value in step.values() if isinstance(value, list)):
            if len(chain) > MAX_CHAIN:
                raise ValueError(f"its {component} is a chain of {len(chain)}")
            for inner in chain:
                _check_step(inner, component)

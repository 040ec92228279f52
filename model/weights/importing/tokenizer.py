"""The tokenizer of a checkpoint folder, as the one file that a model folder needs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tokenizers import AddedToken, Tokenizer, decoders, pre_tokenizers
from tokenizers.models import BPE

from ...errors import MtrefsegError
from ...requests.wire import read_json
from ..tokenizer_file import MAX_TOKENIZER_BYTES, check_tokenizer

WHOLE, VOCABULARY, MERGES = "tokenizer.json", "vocab.json", "merges.txt"
FLAGS = ("lstrip", "rstrip", "normalized", "single_word", "special")


def read_tokenizer(folder: Path) -> Tokenizer:
    """Read ``tokenizer.json``, or build CodeGen's tokenizer from the older files.

    Raises:
        MtrefsegError: The folder has no tokenizer, or a damaged one.
    """
    try:
        if (folder / WHOLE).is_file():
            check_tokenizer(folder / WHOLE)
            return Tokenizer.from_file(str(folder / WHOLE))
        if (folder / VOCABULARY).is_file() and (folder / MERGES).is_file():
            return _codegen(folder)
    except (MtrefsegError, KeyboardInterrupt, SystemExit):
        raise
    # the tokenizers library raises bare Exception on bad files, and BaseException on a panic
    except BaseException as error:
        raise MtrefsegError(
            "The tokenizer in '{folder}' cannot be read ({error}).",
            "Copy the tokenizer files of the checkpoint again.",
            folder=folder,
            error=f"{error!s:.200}",
        ) from error
    raise MtrefsegError(
        "Folder '{folder}' has no tokenizer.",
        (
            "It needs {whole}, or {vocabulary} and {merges}, which the Trainer "
            "saved beside the weights."
        ),
        folder=folder,
        whole=WHOLE,
        vocabulary=VOCABULARY,
        merges=MERGES,
    )


def add_tokens(tokenizer: Tokenizer, pad: str, seg: str) -> None:
    """Add the two tokens that Phi lacks, at the end and in the published order."""
    if tokenizer.token_to_id(pad) is None:
        tokenizer.add_special_tokens([AddedToken(pad, special=True)])
    if tokenizer.token_to_id(seg) is None:
        tokenizer.add_tokens([AddedToken(seg)])


def _codegen(folder: Path) -> Tokenizer:
    """Byte-level pairs without a leading space, as transformers' CodeGen tokenizer."""
    for name in (VOCABULARY, MERGES):
        if (folder / name).stat().st_size > MAX_TOKENIZER_BYTES:
            raise ValueError(f"{name} is longer than {MAX_TOKENIZER_BYTES / 1e6:.0f} MB")
    read_json(folder / VOCABULARY, MAX_TOKENIZER_BYTES)
    model = BPE.from_file(str(folder / VOCABULARY), str(folder / MERGES))
    tokenizer = Tokenizer(model)
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    for number, token in sorted(_added(folder).items()):
        add = tokenizer.add_special_tokens if token.special else tokenizer.add_tokens
        add([token])
        given = tokenizer.token_to_id(token.content)
        if number != given:
            raise ValueError(f"the added word '{token.content}' is number {number}, not {given}")
    return tokenizer


def _added(folder: Path) -> dict[int, AddedToken]:
    """Return the tokens that were added to the vocabulary, by their id."""
    described: dict[str, dict[str, Any]] = _json(folder / "tokenizer_config.json").get(
        "added_tokens_decoder", {}
    )
    tokens = {
        int(number): AddedToken(entry["content"], **{f: bool(entry.get(f)) for f in FLAGS})
        for number, entry in described.items()
    }
    for word, number in _json(folder / "added_tokens.json").items():
        tokens.setdefault(int(number), AddedToken(word))
    return tokens


def _json(path: Path) -> dict[str, Any]:
    return dict(read_json(path, MAX_TOKENIZER_BYTES)) if path.is_file() else {}

"""Hostile model folders: name → a function that spoils a copy of mini."""

import json
import os
import struct

import torch
from safetensors.torch import load_file, save_file

DEEP = 100_000


def _json(name, change):
    def spoil(folder):
        values = json.loads((folder / name).read_text())
        change(values)
        (folder / name).write_text(json.dumps(values))

    return spoil


def config(path, value):
    """Set one value of config.json, as ``language.layers``."""

    def change(values):
        *parts, last = path.split(".")
        for part in parts:
            values = values[part]
        values[last] = value

    return _json("config.json", change)


def text(name, content):
    """Replace a file."""
    data = content if isinstance(content, bytes) else content.encode()
    return lambda folder: (folder / name).write_bytes(data)


def weights(change):
    """Change the tensors of the weights."""

    def spoil(folder):
        state = load_file(folder / "model.safetensors")
        change(state)
        save_file(state, folder / "model.safetensors")

    return spoil


def header(entries, data=b""):
    """Replace the weights by a header with false entries."""
    raw = entries if isinstance(entries, bytes) else json.dumps(entries).encode()
    return text("model.safetensors", struct.pack("<Q", len(raw)) + raw + data)


def link(name, target):
    """Replace a file by a link."""

    def spoil(folder):
        (folder / name).unlink(missing_ok=True)
        (folder / name).symlink_to(target)

    return spoil


def fifo(name):
    """Replace a file by a pipe, which blocks whoever opens it."""

    def spoil(folder):
        (folder / name).unlink()
        os.mkfifo(folder / name)

    return spoil


def directory(name):
    def spoil(folder):
        (folder / name).unlink()
        (folder / name).mkdir()

    return spoil


def sparse(folder):
    """Weights of a terabyte that take no space."""
    size = 1 << 40
    raw = json.dumps({"a": {"dtype": "U8", "shape": [size], "data_offsets": [0, size]}}).encode()
    with (folder / "model.safetensors").open("wb") as file:
        file.write(struct.pack("<Q", len(raw)) + raw)
        file.truncate(8 + len(raw) + size)


def _one(dtype, shape, begin, end):
    return {"dtype": dtype, "shape": shape, "data_offsets": [begin, end]}


def step(part, value):
    """Set the normalizer or another step of the tokenizer."""
    return _json("tokenizer.json", lambda values: values.update({part: value}))


def pattern(regex):
    return {"type": "Split", "pattern": {"Regex": regex}, "behavior": "Isolated", "invert": False}


def _replace_chain(count):
    one = {"type": "Replace", "pattern": {"String": "a"}, "content": "aa"}
    return {"type": "Sequence", "normalizers": [one] * count}


def _not_finite(value):
    def change(state):
        name = next(n for n, v in state.items() if v.is_floating_point() and v.ndim > 1)
        state[name] = torch.full_like(state[name], value)

    return weights(change)


CONFIGS = {
    "layers 10^9": config("language.layers", 10**9),
    "layers as text": config("language.layers", "3"),
    "layers -1": config("language.layers", -1),
    "layers true": config("language.layers", True),
    "layers 3.5": config("language.layers", 3.5),
    "layers 200 with weights of 3": config("language.layers", 200),
    "heads 0": config("heads", 0),
    "heads 3 of 64": config("heads", 3),
    "hidden 10^18": config("language.hidden", 10**18),
    "hidden 16384": config("language.hidden", 16384),
    "vocabulary as list": config("language.vocabulary", [1, 2]),
    "rotary NaN": config("language.partial_rotary", float("nan")),
    "rotary 10^-300": config("language.partial_rotary", 1e-300),
    "prompt of 10^6 characters": config("language.prompt", "<image>" * 150_000),
    "prompt as number": config("language.prompt", 5),
    "channels of 2": config("backbone.channels", [24, 40]),
    "channels of 10^5": config("backbone.channels", [24] * 10**5),
    "channels as text": config("backbone.channels", "abcd"),
    "backbone as text": config("backbone", "swin"),
    "backbone swin of other sizes": config("backbone.kind", "swin"),
    "language null": config("language", None),
    "unknown key": config("language.__class__", "os.system"),
    "tiles step 0": config("tiles.step_px", 0),
    "tiles 10^6": config("tiles.size_px", 10**6),
    "batch of 10^9": config("tiles.batch_size", 10**9),
    "queries 7": config("queries", 7),
    "name with a null": config("name", "a\0b"),
    "name of lines": config("name", "a\nb"),
    "range of pixel sizes NaN": config("gsd_range_m", [float("nan"), 1]),
    "context as table": config("context", {"tile": 1}),
    "config nested 100,000 deep": text("config.json", "[" * DEEP),
    "config objects 100,000 deep": text("config.json", '{"language":' * DEEP),
    "config of 300 MB": text("config.json", b" " * 300_000_000),
    "config is a number of 10^6 digits": text("config.json", "1" * 10**6),
    "config is null": text("config.json", "null"),
    "config in UTF-16": text("config.json", "{}".encode("utf-16")),
    "config is a pipe": fifo("config.json"),
    "config is a link to /dev/zero": link("config.json", "/dev/zero"),
    "config is a link to /etc/passwd": link("config.json", "/etc/passwd"),
}
WEIGHTS = {
    "weights are a pipe": fifo("model.safetensors"),
    "weights are a folder": directory("model.safetensors"),
    "weights are a link to /dev/zero": link("model.safetensors", "/dev/zero"),
    "weights are a circle of links": link("model.safetensors", "model.safetensors"),
    "weights of a terabyte, sparse": sparse,
    "header of 2^63 bytes": text("model.safetensors", struct.pack("<Q", 1 << 63) + b"{}"),
    "header of 90 MB": header(b" " * 90_000_000),
    "header nested deep": header(b'{"a":' * DEEP),
    "header of a million tensors": header(
        {f"t{n}": _one("U8", [0], 0, 0) for n in range(1_000_000)}
    ),
    "offsets that overlap": header(
        {"a": _one("U8", [4], 0, 4), "b": _one("U8", [4], 2, 6)}, b"\0" * 6
    ),
    "offsets beyond the end": header({"a": _one("U8", [9], 0, 9)}),
    "offsets that run backwards": header({"a": _one("U8", [4], 4, 0)}, b"\0" * 4),
    "shape that overflows": header({"a": _one("F32", [2**40, 2**40], 0, 4)}, b"\0" * 4),
    "negative shape": header({"a": _one("F32", [-1], 0, 4)}, b"\0" * 4),
    "unknown number format": header({"a": _one("F3", [1], 0, 4)}, b"\0" * 4),
    "number format of 10^6 characters": header({"a": _one("F" * 10**6, [1], 0, 4)}, b"\0" * 4),
    "tensor with a name of 10^6 characters": header(
        {"x" * 10**6: _one("U8", [4], 0, 4)}, b"\0" * 4
    ),
}
LOADED = {
    "weights NaN": _not_finite(float("nan")),
    "weights infinite": _not_finite(float("inf")),
    "tokenizer that backtracks for ever": step("pre_tokenizer", pattern(r"(a|a|aa)*b(x+x+)+y")),
    "tokenizer with a broken pattern": step("pre_tokenizer", pattern("(((")),
    "tokenizer with a pattern of 10^6": step("pre_tokenizer", pattern("(" * 10**6)),
    "tokenizer that doubles 60 times": step("normalizer", _replace_chain(60)),
    "tokenizer with a damaged table": step(
        "normalizer", {"type": "Precompiled", "precompiled_charsmap": "AAAA"}
    ),
    "tokenizer with an unknown step": step("decoder", {"type": "Exec", "command": "true"}),
    "tokenizer with a number as step": step("normalizer", 3),
    "tokenizer nested deep": text("tokenizer.json", '{"a":' * DEEP),
    "tokenizer of 100 MB": text("tokenizer.json", b" " * 100_000_000),
    "tokenizer is a list": text("tokenizer.json", "[]"),
    "tokenizer without a model": text("tokenizer.json", '{"model": 3}'),
    "tokenizer with ids of 2^31": _json(
        "tokenizer.json", lambda values: values["model"]["vocab"].update({"zzz": 2**31})
    ),
    "tokenizer with a vocabulary of texts": _json(
        "tokenizer.json", lambda values: values["model"].update({"vocab": {"a": "b"}})
    ),
    "tokenizer is a pipe": fifo("tokenizer.json"),
}
HARMLESS = {
    "card is a link to /etc/passwd": link("README.md", "/etc/passwd"),
    "card of 50 MB": text("README.md", b"#" * 50_000_000),
    "card is a pipe": fifo("README.md"),
}

"""Hostile checkpoints: name → a function that makes one in a folder."""

import io
import json
import pickle
import pickletools
import zipfile

import numpy as np
import torch

PROTOCOL = b"\x80\x04"


class Harm:
    """Makes a folder named harm, if anything executes it."""

    def __reduce__(self):
        import os

        return os.mkdir, ("harm",)


def pkl(content):
    """Make a file of Mask2Former's kind."""

    def make(folder):
        path = folder / "model_final.pkl"
        path.write_bytes(content() if callable(content) else content)
        return path

    return make


def torch_zip(name="archive/data.pkl", data=None, **options):
    """Make a folder with a file as torch.save writes it."""

    def make(folder):
        with zipfile.ZipFile(folder / "pytorch_model.bin", "w") as archive:
            content = pickle.dumps({}, protocol=2) if data is None else data
            archive.writestr(name, content, **options)
            archive.writestr("archive/version", "3\n")
        (folder / "config.json").write_text("{}")
        return folder

    return make


def saved(value, **options):
    """Make a folder with a file that torch.save wrote."""

    def make(folder):
        torch.save(value() if callable(value) else value, folder / "pytorch_model.bin", **options)
        (folder / "config.json").write_text("{}")
        return folder

    return make


def index(table, shards=()):
    """Make a folder with an index of shards."""

    def make(folder):
        (folder / "model.safetensors.index.json").write_text(
            table if isinstance(table, str) else json.dumps(table)
        )
        for name in shards:
            (folder / name).write_bytes(b"\x08\0\0\0\0\0\0\0{}      ")
        return folder

    return make


def _doubled_key(times):
    """A tuple that holds itself twice, so often that its hash takes for ever, as a key."""
    steps = b"".join(b"2\x86" for _ in range(times))
    return PROTOCOL + b"}" + b")" + steps + b"Ns."


def _deep_key(depth):
    return PROTOCOL + b"}" + b")" + b"\x85" * depth + b"Ns."


def _strided():
    return {"model.vision_tower.a": torch.zeros(1).expand(1 << 40)}


def _compressed():
    raw = io.BytesIO()
    torch.save({"a": torch.zeros(10)}, raw)
    return raw.getvalue()


def _many(opcode, count, end=b"."):
    return PROTOCOL + opcode * count + end


def _same_bytes_many_times():
    """One text of a megabyte, encoded ten thousand times."""
    text = b"X" + (1_000_000).to_bytes(4, "little") + b"a" * 1_000_000 + b"q\x00"
    one = b"c_codecs\nencode\nq\x01h\x00\x8c\x06latin1\x86R"
    return PROTOCOL + b"}(" + text + b"0" + b"".join(
        b"K" + bytes([n % 256]) + one for n in range(10_000)
    ) + b"u."  # fmt: skip


def _array_of_objects():
    return pickle.dumps({"model": {"a": np.array([object(), {}])}})


def _self_list():
    return PROTOCOL + b"]\x94h\x00a."


assert pickletools.code2op["2"].name == "DUP"

PICKLES = {
    "128 bytes whose key is hashed for ever": pkl(_doubled_key(60)),
    "a key of a million tuples": pkl(_deep_key(1_000_000)),
    "a value of a million tuples": pkl(PROTOCOL + b")" + b"\x85" * 1_000_000 + b"."),
    "ten million marks": pkl(_many(b"(", 10_000_000)),
    "ten million values": pkl(_many(b"N", 10_000_000)),
    "a list that holds itself": pkl(_self_list()),
    "unhashable key": pkl(PROTOCOL + b"}]Ns."),
    "a call": pkl(lambda: pickle.dumps({"model": Harm()})),
    "a call, protocol 0": pkl(lambda: pickle.dumps({"model": Harm()}, protocol=0)),
    "an instance": pkl(b"(S'true'\nios\nsystem\n."),
    "an object": pkl(PROTOCOL + b"(cos\nsystem\nS'true'\no."),
    "an extension": pkl(PROTOCOL + b"\x82\x01."),
    "a persistent id": pkl(PROTOCOL + b"Pharm\n."),
    "a call whose name is a tuple": pkl(PROTOCOL + b")" + b"2\x86" * 60 + b")R."),
    "a text of 2^60 bytes": pkl(PROTOCOL + b"\x8d" + (1 << 60).to_bytes(8, "little")),
    "a number of 10^6 digits": pkl(b"I" + b"1" * 1_000_000 + b"\n."),
    "a number format of its own": pkl(PROTOCOL + b"cnumpy\ndtype\n\x8c\x0bf4,f4,(9,)f8\x85R."),
    "an array of objects": pkl(_array_of_objects),
    "the same bytes ten thousand times": pkl(_same_bytes_many_times),
    "nothing": pkl(b""),
    "a memo that was never put": pkl(PROTOCOL + b"h\x07."),
    "a table of numbers": pkl(lambda: pickle.dumps({"model": 3})),
}
ARCHIVES = {
    "a zip that takes 3.7 GB": torch_zip(
        "archive/data/0", b"\0" * 300_000_000, compress_type=zipfile.ZIP_DEFLATED
    ),
    "a compressed zip": torch_zip(compress_type=zipfile.ZIP_DEFLATED),
    "a zip with ..": torch_zip("../../harm"),
    "a zip with an absolute name": torch_zip("/tmp/harm"),
    "a zip with a drive": torch_zip("C:\\harm"),
    "a zip without tensors": torch_zip("archive/other"),
    "a zip whose table is hashed for ever": torch_zip(data=_doubled_key(60)),
    "a zip whose table is deep": torch_zip(data=_deep_key(1_000_000)),
    "a zip that calls": saved({"a": Harm()}),
    "an old file that calls": saved({"a": Harm()}, _use_new_zipfile_serialization=False),
    "one number repeated to a terabyte": saved(_strided),
    "a table of numbers in a zip": saved({"a": 3}),
    "a list in a zip": saved([1, 2]),
    "a sparse tensor": saved(lambda: {"a": torch.eye(2).to_sparse()}),
    "bytes instead of a zip": lambda folder: (
        pkl(b"\0" * 1000)(folder).rename(folder / "pytorch_model.bin").parent
    ),
}
SHARDS = {
    "an index that leaves the folder": index({"weight_map": {"a": "../../etc/passwd"}}),
    "an index of an absolute path": index({"weight_map": {"a": "/etc/passwd"}}),
    "an index of numbers": index({"weight_map": {"a": 3}}),
    "an index nested deep": index("[" * 100_000),
    "an index without its shards": index({"weight_map": {"a": "model-1.safetensors"}}),
    "an index of 10^5 shards": index({"weight_map": {str(n): f"{n}.bin" for n in range(10**5)}}),
    "an index of another kind of file": index({"weight_map": {"a": "run.py"}}, ("run.py",)),
    "shards that are empty": index(
        {"weight_map": {"a": "model-1.safetensors"}}, ("model-1.safetensors",)
    ),
}
CHECKPOINTS = {**PICKLES, **ARCHIVES, **SHARDS}

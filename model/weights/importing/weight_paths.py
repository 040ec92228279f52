"""Which files hold the weights of a checkpoint folder. Standard library only."""

from __future__ import annotations

from pathlib import Path

from ...errors import MtrefsegError
from ...messages import Message
from ...requests.wire import read_json

SAFE, TORCH = "model.safetensors", "pytorch_model.bin"
# in order of preference; other files of the folder are never opened
NAMES = (SAFE, f"{SAFE}.index.json", TORCH, f"{TORCH}.index.json")
MAX_INDEX_BYTES = 1 << 24
MAX_SHARDS = 1000


def no_checkpoint(source: Path) -> MtrefsegError:
    """Return the error of a source that is no kind of checkpoint."""
    return MtrefsegError(
        "Checkpoint '{source}' is neither a folder nor a .pkl file.",
        "Give the folder that holds config.json and the weights.",
        source=source,
    )


def weight_paths(folder: Path) -> list[Path]:
    """Return the files of weights that a folder holds, in order.

    Raises:
        MtrefsegError: There are none, a shard is missing, or the index is damaged.
    """
    found = next((folder / name for name in NAMES if (folder / name).is_file()), None)
    if found is None:
        raise MtrefsegError("Folder '{folder}' holds no weights.", _advice(folder), folder=folder)
    if found.suffix != ".json":
        return [found]
    shards = [folder / name for name in _shards(found)]
    for shard in shards:
        if not shard.is_file():
            raise MtrefsegError(
                "'{found}' names '{shard_name}', which is missing.",
                "Copy or download the whole folder again.",
                found=found,
                shard_name=shard.name,
            )
    return shards


def _advice(folder: Path) -> str:
    inside = sorted((path.stat().st_mtime, path.name) for path in folder.glob("checkpoint-*"))
    if inside:
        return Message(
            "The newest checkpoint inside is '{folder}': give that folder.",
            folder=folder / inside[-1][1],
        )
    if any(folder.glob("global_step*")):
        return Message("It holds DeepSpeed's parts only: join them with its zero_to_fp32.py first.")
    return Message(
        "Give a folder with {safe} or {torch}, whole or in shards with their index.",
        safe=SAFE,
        torch=TORCH,
    )


def _shards(index: Path) -> list[str]:
    try:
        names = set(read_json(index, MAX_INDEX_BYTES)["weight_map"].values())
        if not names or len(names) > MAX_SHARDS or not all(_lies_beside(name) for name in names):
            raise ValueError("its weight_map does not name files beside it")
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise MtrefsegError(
            "The index '{index}' cannot be read ({error}).",
            "Copy or download the file again.",
            index=index,
            error=f"{error!s:.200}",
        ) from error
    return sorted(names)


def _lies_beside(name: str) -> bool:
    return Path(name).name == name and Path(name).suffix in (".safetensors", ".bin")

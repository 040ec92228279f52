"""Write a synthetic checkpoint as the published Trainer would: ``python … FOLDER``.

Two language layers, all else full size; the weights follow the rule of the golden data.
"""

from __future__ import annotations

import json
import re
import runpy
import sys
from pathlib import Path

import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer, models

UNIT = Path(__file__).parent / "unit"
RULES = runpy.run_path(str(UNIT / "network" / "test_golden.py"))
LAYERS, SHARD_BYTES = RULES["LAYERS"], 500_000_000
CONFIG = {
    "model_type": "llava_phi",
    "temporal_fusion_type": "change_aware",
    "vocab_size": 50297,
    "num_hidden_layers": LAYERS,
}


def published_state() -> dict[str, torch.Tensor]:
    """Return every tensor of the manifest up to the last layer, dead ones and constants too."""
    keys = json.loads((UNIT / "golden" / "manifest_24.json").read_text())["keys"]
    made = {}
    for key, entry in keys.items():
        layer = re.match(r"model\.layers\.(\d+)\.", key)
        if layer and int(layer[1]) >= LAYERS:
            continue
        if entry["dtype"] == "int64":
            made[key] = torch.zeros(entry["shape"], dtype=torch.int64)
        else:
            made[key] = RULES["_weight"](key, entry["shape"])
    return made


def save_published(
    folder: Path,
    state: dict[str, torch.Tensor],
    half: bool = False,
    shards: bool = False,
    kind: str = "safetensors",
) -> None:
    """Write the folder, with a file of the Trainer's that must not be opened."""
    folder.mkdir()
    (folder / "config.json").write_text(json.dumps(CONFIG))
    (folder / "training_args.bin").write_bytes(b"not to be opened")
    words = {"[UNK]": 0, "[PAD]": 50295, "[SEG]": 50296}
    Tokenizer(models.WordLevel(words, unk_token="[UNK]")).save(str(folder / "tokenizer.json"))
    stem = "model" if kind == "safetensors" else "pytorch_model"
    write = save_file if kind == "safetensors" else torch.save
    parts: list[dict[str, torch.Tensor]] = [{}]
    for name, value in state.items():
        if shards and sum(v.nbytes for v in parts[-1].values()) > SHARD_BYTES:
            parts.append({})
        parts[-1][name] = value.bfloat16() if half and value.is_floating_point() else value
    if not shards:
        write(parts[0], folder / f"{stem}.{kind}")
        return
    index = {}
    for number, part in enumerate(parts, start=1):
        name = f"{stem}-{number:05d}-of-{len(parts):05d}.{kind}"
        write(part, folder / name)
        index |= dict.fromkeys(part, name)
    (folder / f"{stem}.{kind}.index.json").write_text(json.dumps({"weight_map": index}))


if __name__ == "__main__":
    save_published(Path(sys.argv[1]), published_state(), half=True)

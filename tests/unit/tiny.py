"""A network as small as it can be and eight small pairs, for tests that train."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from mtrefseg.model.config import MINI, BackboneConfig, TileConfig
from mtrefseg.model.network.mtrefseg import MTRefSeg
from mtrefseg.model.weights.save_model import save_model
from mtrefseg.training.language.train_tokenizer import train_tokenizer


def make_model(folder: Path) -> None:
    """Write the folder of a fresh network whose prompt has an answer."""
    torch.manual_seed(0)
    swin = BackboneConfig("swin", (16, 32, 64, 128), (1, 1, 1, 1), (1, 2, 4, 8), 4, 0.0)
    prompt = "<image> and <image>: <refer> [/INST] \nIt is <seg>. <|end|>"
    words = replace(MINI.language, hidden=64, layers=2, feed_forward=128, prompt=prompt)
    config = replace(
        MINI, name="tiny", backbone=swin, context="tile", language=words, queries=8,
        tiles=TileConfig(64, 16, 64, 256, 32, 2), decoder_dim=32, mask_layers=3,
        pixel_layers=1, pixel_feed_forward=64, mask_feed_forward=64,
    )  # fmt: skip
    save_model(folder, MTRefSeg(config), train_tokenizer(1024), card=None, half=False)


def make_pairs(folder: Path) -> None:
    """Write eight pairs of 64 × 64 pixels; a bright square appears in each."""
    rng = np.random.default_rng(0)
    for part in ("A", "B", "masks", "referring_expression"):
        (folder / part).mkdir(parents=True)
    for number in range(8):
        before = rng.integers(60, 90, (64, 64, 3), np.uint8)
        mask = np.zeros((64, 64), np.uint8)
        row, col = rng.integers(4, 36, 2)
        mask[row : row + 24, col : col + 24] = 255
        after = np.where(mask[..., None] > 0, np.uint8(220), before)
        for part, image in (("A", before), ("B", after), ("masks", mask)):
            Image.fromarray(image).save(folder / part / f"p{number}.png")
        entry = {"sample_id": f"p{number}", "referring_expressions": ["the new building"]}
        (folder / "referring_expression" / f"p{number}.json").write_text(json.dumps(entry))

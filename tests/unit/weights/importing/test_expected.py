"""Names, shapes and counts are those of the published code."""

import json
from pathlib import Path

import pytest
import torch

from mtrefseg.model.config import R1
from mtrefseg.model.network.mtrefseg import MTRefSeg
from mtrefseg.model.weights.importing.expected_tensors import official_shapes

pytestmark = pytest.mark.usefixtures("one_thread")


MANIFEST = Path(__file__).parents[2] / "golden" / "manifest_24.json"


def test_names_and_shapes_are_those_of_the_manifest():
    manifest = json.loads(MANIFEST.read_text())
    used = {
        name: tuple(entry["shape"])
        for name, entry in manifest["keys"].items()
        if entry["use"] in ("both_paths", "refer_path_only", "visual_path_only")
    }

    assert official_shapes(R1) == used


def test_the_published_numbers_of_parameters():
    manifest = json.loads(MANIFEST.read_text())
    counts = {kind: count for kind, (_, count) in manifest["counts"].items()}
    with torch.device("meta"):
        network = MTRefSeg(R1)
    kept = sum(p.numel() for p in network.parameters())
    language_part = ("language.", "image_tokens.", "seg_head.")
    stage1 = sum(
        p.numel() for name, p in network.named_parameters() if not name.startswith(language_part)
    )

    assert kept + counts["dead"] + counts["train_loss_only"] == 1_648_059_576
    assert stage1 + counts["dead"] == 166_942_136

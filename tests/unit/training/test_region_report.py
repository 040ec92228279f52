"""``mtrefseg evaluate`` by kinds, and the report."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from typer.testing import CliRunner

from mtrefseg.engine.cli import app
from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.weights.load_model import load_model
from mtrefseg.training.batches.samples import rows_of
from mtrefseg.training.data.layout import Sample, read_split
from mtrefseg.training.evaluation.benchmark import Case, Evaluation, evaluate_rows
from mtrefseg.training.evaluation.image_predictor import ImagePredictor, Prediction
from mtrefseg.training.evaluation.metrics import Metrics
from mtrefseg.training.evaluation.report import choose_cases, write_report

pytestmark = pytest.mark.usefixtures("one_thread")


def _sample(sentence: str) -> Sample:
    return Sample("x", Path("a"), Path("b"), Path("m"), sentence)


def _found(mask: np.ndarray) -> Prediction:  # type: ignore[type-arg]
    return Prediction(mask, None)


def test_scores_are_parted_by_change_type_and_by_words() -> None:
    full, half = np.ones((4, 4), bool), np.zeros((4, 4), bool)
    half[:2] = True
    found = Evaluation()
    found.add([_sample("s")], "the new houses in the north", full, _found(half))
    found.add([_sample("s")], "the houses that were demolished", half, _found(half))
    found.add([_sample("s")], "the fields that became a lake", full, _found(~full))
    figures = found.summary()
    assert figures["change type: appear"]["mIoU"] == 50
    assert figures["change type: disappear"]["mIoU"] == 100
    assert figures["change type: state"]["empty prediction"] == 1
    assert figures["words: position"]["samples"] == 1
    assert figures["words: plain"]["samples"] == 2
    assert figures["original frame"]["mIoU"] == 50


def test_shares_of_processes_join_to_the_whole() -> None:
    rng = np.random.default_rng(0)
    whole, parts = Metrics(), [Metrics(), Metrics()]
    for number in range(20):
        truth, mask = rng.random((2, 8, 8)) > rng.random()
        whole.add(mask, truth)
        parts[number % 2].add(mask, truth)
    parts[0].join(parts[1])
    assert parts[0].summary() == whole.summary()


def test_metrics_of_random_masks_agree_with_counting_pixel_by_pixel() -> None:
    rng = np.random.default_rng(1)
    metrics, counts, ious = Metrics(), np.zeros(3, int), []
    for share in [0.0, 0.0, *rng.uniform(0, 0.7, 30)]:
        truth, mask = rng.random((2, 9, 7)) < share
        metrics.add(mask, truth)
        right = wrong = missed = 0
        for is_true, is_found in zip(truth.flat, mask.flat, strict=True):
            right += int(is_true and is_found)
            wrong += int(is_found and not is_true)
            missed += int(is_true and not is_found)
        counts += (right, wrong, missed)
        ious.append(right / (right + wrong + missed) if right + wrong + missed else 1.0)
    right, wrong, missed = counts.tolist()
    figures = metrics.summary()
    expected = {
        "mIoU": sum(ious) / len(ious),
        "oIoU": right / (right + wrong + missed),
        "F1": right / (right + (wrong + missed) / 2),
        "precision": right / (right + wrong),
        "recall": right / (right + missed),
        **{f"Pr@{p}": sum(100 * iou >= p for iou in ious) / len(ious) for p in range(50, 91, 10)},
    }
    for name, value in expected.items():
        assert figures[name] == pytest.approx(100 * value, abs=0.01), name
    assert figures["empty truth"] == figures["empty prediction"] == 2


def test_the_worst_median_and_best_are_shown_once() -> None:
    cases = [Case((_sample("s"),), str(n), n / 10) for n in range(10)]
    chosen = choose_cases(cases)
    assert [case.iou for case in chosen["Best"]] == [0.9, 0.8, 0.7]
    assert [case.iou for case in chosen["Worst"]] == [0.2, 0.1, 0.0]
    assert [case.iou for case in chosen["Median"]] == [0.6, 0.5, 0.4]
    right = [Case((_sample("s"),), "nothing", 1.0, True), Case((_sample("s"),), "much", 1.0)]
    assert [case.iou for case in choose_cases([*right, *cases])["Best"]] == [1.0, 0.9, 0.8]
    assert choose_cases([*right, *cases])["Best"][0].sentence == "much"
    assert choose_cases(right[:1])["Best"] == right[:1]
    few = choose_cases(cases[:2])
    assert sum(map(len, few.values())) == 2


def test_stage_1_is_scored_by_all_masks_of_a_pair(tiny_model: str, tiny_pairs: Path) -> None:
    samples = read_split(tiny_pairs).samples
    rows = rows_of([*samples, *samples[:3]], stage=1)
    assert len(rows) == 8
    assert all(sample.sentence == "" for row in rows for sample in row)
    model = load_model(tiny_model)
    found = evaluate_rows(ImagePredictor(model.network, model.prompt), rows, "any change")
    assert found.original.summary()["samples"] == 8
    assert not found.types


def test_a_report_stands_alone_and_shows_what_it_was_told_as_text(
    tiny_model: str, tiny_pairs: Path, tmp_path: Path
) -> None:
    model = load_model(tiny_model)
    image_predictor = ImagePredictor(model.network, model.prompt)
    rows = [[sample] for sample in read_split(tiny_pairs).samples]
    found = evaluate_rows(image_predictor, rows, "any change")
    found.skipped.append("p9: <script>alert(1)</script>")
    history = [{"step": 1, "loss": 2.0, "rate": 0.1},
               {"step": 1, "epoch": 1, "score": {"mIoU": 1.0, "oIoU": 2.0, "F1": 3.0},
                "seconds": 80.0, "loader_share": 0.034}]  # fmt: skip
    write_report(
        tmp_path / "report.html", "A <b>title</b>", found, image_predictor, history, {"epochs": 2}
    )
    page = (tmp_path / "report.html").read_text()
    assert "<script>" not in page
    assert "&lt;b&gt;title" in page
    assert "1 min 20 s since" in page
    assert "3 % of the steps' time went by waiting" in html.unescape(page)
    sources = re.findall(r'src="([^"]*)"', page)
    assert len(sources) == 1 + 4 * 8
    assert all(source.startswith("data:image/") for source in sources)
    assert "http" not in page.replace("http://www.w3.org", "")


def test_the_command_writes_figures_and_report(
    tiny_model: str, tiny_pairs: Path, tmp_path: Path
) -> None:
    out = tmp_path / "figures.json"
    command = ["evaluate", tiny_model, str(tiny_pairs), "-o", str(out), "--device", "cpu"]
    done = CliRunner().invoke(app, command)
    assert done.exit_code == 0, done.output
    figures = json.loads(out.read_text())
    assert figures["change type: appear"]["samples"] == 8
    printed = done.output.split("percent, counts")[1]
    assert "…" not in printed  # in the 80 columns of a terminal
    assert [float(x) for x in re.findall(r"^F1 +([\d.]+)", printed, re.M)] == [
        figures["original frame"]["F1"]
    ]
    assert re.search(r"^change type: appear +8 ", printed, re.M)
    assert "the new building" in out.with_suffix(".html").read_text()
    refused = CliRunner().invoke(app, [*command, "--report", str(tmp_path / "no" / "r.html")])
    assert refused.exit_code == 1
    assert "does not exist" in refused.output


def test_the_training_commands_train(tiny_model: str, tiny_pairs: Path, tmp_path: Path) -> None:
    command = ["train-stage1", str(tiny_pairs), str(tmp_path / "out"), "--model", tiny_model,
               "--epochs", "1", "--share", "0.3", "--device", "cpu", "--workers", "0",
               "--json"]  # fmt: skip
    done = CliRunner().invoke(app, command)
    assert done.exit_code == 0, done.output
    assert "8 pairs, 8 sentences, 0 % of the masks empty" in done.output
    assert "trained on 6 samples" in done.output
    assert "% of the steps' time went by waiting for samples" in done.output
    again = CliRunner().invoke(app, command)
    assert again.exit_code == 1
    assert "holds a model or a training already" in again.output


def test_images_of_any_size_are_refused_by_name(tmp_path: Path) -> None:
    for part, side in (("A", 32), ("B", 64), ("masks", 32)):
        (tmp_path / part).mkdir()
        Image.fromarray(np.zeros((side, 32), np.uint8)).save(tmp_path / part / "p.png")
    from mtrefseg.training.data.inspect import inspect_folder

    with pytest.raises(MtrefsegError, match="None of the 1 samples"):
        inspect_folder(tmp_path)

"""Lines, model folders and checkpoints that were made to do harm get one sentence each.

``tests/robustness/hostile_files.py`` tries all of them against a real worker.
"""

import io
import json
import shutil
from pathlib import Path

import pytest

from mtrefseg.engine.info import describe_model
from mtrefseg.engine.worker import Worker
from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.weights.importing.prescan import prescan
from mtrefseg.model.weights.load_model import inspect_model, load_model
from mtrefseg.tests.robustness.hostile_checkpoints import CHECKPOINTS
from mtrefseg.tests.robustness.hostile_lines import LINES, line
from mtrefseg.tests.robustness.hostile_models import CONFIGS, HARMLESS, LOADED, WEIGHTS

pytestmark = pytest.mark.usefixtures("one_thread")

MINI = Path(__file__).resolve().parents[3] / "resources" / "mini"
# hundreds of megabytes to write, or a second and more to follow
LARGE = (
    "a line of 300 MB",
    "config of 300 MB",
    "header of 90 MB",
    "header of a million tensors",
    "tokenizer of 100 MB",
    "a zip that takes 3.7 GB",
    "ten million marks",
    "ten million values",
)


def small(cases):
    return [pytest.param(case, id=name) for name, case in cases.items() if name not in LARGE]


def refused(call, *arguments):
    with pytest.raises(MtrefsegError) as caught:
        call(*arguments)
    assert caught.value.advice
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 1500
    return str(caught.value)


@pytest.fixture
def mini(tmp_path):
    return Path(shutil.copytree(MINI, tmp_path / "mini"))


@pytest.mark.parametrize("data", small(LINES))
def test_a_line_of_any_kind_is_answered_and_the_next_one_too(data):
    def fails(values, report, cancelled):
        raise MtrefsegError("Refused.", "Ask otherwise.")

    out = io.StringIO()
    tasks = dict.fromkeys(("detect", "info", "train", "import", "export_training"), fails)
    end = line({"id": "last", "op": "ping"}) + line({"op": "quit"})
    Worker(io.BytesIO(data + end), out, tasks).serve()
    events = [json.loads(text) for text in out.getvalue().splitlines()]
    assert len(events) >= 3
    assert {event["event"] for event in events[1:]} == {"error"}
    assert "last" in [event.get("id") for event in events]


@pytest.mark.parametrize("spoil", small({**CONFIGS, **WEIGHTS}))
def test_a_hostile_model_is_refused_before_it_is_built(mini, spoil):
    spoil(mini)
    assert str(mini) in refused(inspect_model, str(mini))


@pytest.mark.parametrize("spoil", small(LOADED))
def test_hostile_weights_and_tokenizers_are_refused_before_they_are_used(mini, spoil):
    spoil(mini)
    refused(load_model, str(mini))


@pytest.mark.parametrize("spoil", small(HARMLESS))
def test_a_card_that_is_no_plain_file_of_the_folder_is_not_shown(mini, spoil):
    spoil(mini)
    facts = describe_model(str(mini))
    assert facts["card"] is None
    assert "README.md" in facts["card_note"]


@pytest.mark.parametrize("make", small(CHECKPOINTS))
def test_a_hostile_checkpoint_is_refused_before_pytorch_is_imported(tmp_path, monkeypatch, make):
    monkeypatch.chdir(tmp_path)
    refused(prescan, make(tmp_path))
    assert not (tmp_path / "harm").exists()


def test_a_folder_of_the_hubs_cache_with_its_links_is_a_model(tmp_path):
    repository = tmp_path / "models--us--mini"
    (repository / "blobs").mkdir(parents=True)
    folder = repository / "snapshots" / "0123abc"
    folder.mkdir(parents=True)
    for number, path in enumerate(MINI.iterdir()):
        shutil.copy(path, repository / "blobs" / str(number))
        (folder / path.name).symlink_to(f"../../blobs/{number}")
    assert describe_model(str(folder))["card"] == str(folder / "README.md")


def test_a_model_whose_path_is_too_long_or_nobodys_is_refused():
    refused(load_model, "x" * 5000)
    refused(load_model, "~nobody-of-this-name/mini")

"""The plan of an installation, what is checked before it, and the folder it happens in."""

import re
import sys
from pathlib import Path

import pytest

from mtrefseg.engine_client.interpreter import (
    EngineMissing,
    environment_python,
    find_python,
    installed_python,
)
from mtrefseg.model.errors import MtrefsegError
from mtrefseg.plugin.runtime import machine, plan, preflight, sources
from mtrefseg.plugin.runtime.machine import Gpu, Python
from mtrefseg.plugin.runtime.plan import make_plan
from mtrefseg.plugin.runtime.preflight import GOOD, STOP, check
from mtrefseg.plugin.runtime.runtime_folder import Installed, RuntimeFolder
from mtrefseg.plugin.runtime.sources import Sources, configured_sources

PYTHON = Python("/usr/bin/python3", (3, 11, 2), True, True)
GPU = Gpu("RTX 4000", "580.65.06", "8.9")


def linux(monkeypatch, system="linux"):
    monkeypatch.setattr(sys, "platform", system)


@pytest.mark.parametrize(
    ("gpu", "device", "said"),
    [
        (None, "cpu", "no NVIDIA GPU"),
        (GPU, "cuda", "RTX 4000, driver 580.65.06"),
        (Gpu("RTX 4000", "570.1", "8.9"), "cpu", "driver 570.1"),
        (Gpu("GTX 1080", "580.1", "6.1"), "cpu", "capability 6.1"),
        (Gpu("odd", "N/A", "N/A"), "cpu", "driver N/A"),
    ],
)
def test_the_device_is_what_card_and_driver_can(tmp_path, gpu, device, said):
    made = make_plan(tmp_path, Sources(), gpu=gpu, python=PYTHON)
    assert made.device == device
    assert said in "\n".join(made.describe())


def test_the_user_may_choose_otherwise(tmp_path):
    made = make_plan(tmp_path, Sources(), "cpu", GPU, PYTHON)
    assert (made.device, made.reason) == ("cpu", "as chosen")
    assert made.download_mb < make_plan(tmp_path, Sources(), None, GPU, PYTHON).download_mb


@pytest.mark.parametrize(
    ("system", "device", "index"),
    [("linux", "cpu", "/whl/cpu"), ("win32", "cuda", "/whl/cu130"),
     ("linux", "cuda", None), ("win32", "cpu", None), ("darwin", "cpu", None)],
)  # fmt: skip
def test_torch_comes_from_the_index_that_has_the_build(
    tmp_path, monkeypatch, system, device, index
):
    linux(monkeypatch, system)
    batches = make_plan(tmp_path, Sources(), device, python=PYTHON).batches()
    files = [path.name for batch in batches for path in batch.files]
    assert sorted(files) == [f"requirements-{device}.txt", "requirements.txt"]
    torch = next(b for b in batches if f"requirements-{device}.txt" in {p.name for p in b.files})
    assert torch.options[-1][1].endswith(index or "pypi.org/simple")


def test_a_folder_of_wheels_asks_no_index(tmp_path):
    made = make_plan(tmp_path, Sources(wheels=tmp_path), python=PYTHON)
    assert [b.options for b in made.batches()] == [[["--no-index", "--find-links", str(tmp_path)]]]
    assert made.download_mb == 0
    assert "0.0 GB to download" not in "\n".join(made.describe())


def test_another_device_python_or_pin_is_another_installation(tmp_path, monkeypatch):
    first = make_plan(tmp_path, Sources(), "cpu", python=PYTHON).key
    newer = Python("/usr/bin/python3", (3, 12, 1), True, True)
    pins = tmp_path / "pins"
    pins.mkdir()
    for name in ("requirements.txt", "requirements-cpu.txt"):
        (pins / name).write_text("torch==3.0\n", encoding="utf-8")
    keys = {first, make_plan(tmp_path, Sources(), "cuda", python=PYTHON).key}
    keys |= {make_plan(tmp_path, Sources(), "cpu", python=newer).key}
    monkeypatch.setattr(plan, "RESOURCES", pins)
    keys |= {make_plan(tmp_path, Sources(), "cpu", python=PYTHON).key}
    assert len(keys) == 4


def test_without_a_python_that_fits_uv_brings_one(tmp_path):
    made = make_plan(tmp_path, Sources(), python=None)
    assert made.needs_uv
    assert "uv brings 3.12" in "\n".join(made.describe())


def test_every_pin_has_a_hash_and_a_version():
    for path in plan.RESOURCES.glob("requirements*.txt"):
        blocks = re.split(r"\n(?=\S)", path.read_text(encoding="utf-8").split("\n", 1)[1])
        assert blocks
        for block in blocks:
            assert re.match(r"[\w.-]+==\S+", block), block
            assert "--hash=sha256:" in block, block


def test_the_pins_are_those_of_the_project():
    text = "".join(
        path.read_text(encoding="utf-8") for path in plan.RESOURCES.glob("requirements*.txt")
    )
    project = (Path(plan.ROOT) / "pyproject.toml").read_text(encoding="utf-8")
    listed = project.split("\ndependencies = [")[1].split("\n]")[0]
    names = re.findall(r'^\s+"([\w-]+)', listed, re.MULTILINE)
    assert len(names) > 10
    for name in names:
        assert f"\n{name}==" in text, name
    assert "torch==2.13.0" in listed
    assert re.search(r"^torchvision|^timm", text, re.MULTILINE) is None


def test_pips_configuration_is_respected(tmp_path, monkeypatch):
    named = tmp_path / "pip.conf"
    named.write_text("[global]\nindex-url = https://mirror/simple\n", encoding="utf-8")
    monkeypatch.setattr(sources, "_pip_files", lambda: [tmp_path / "none", named])
    monkeypatch.delenv("PIP_INDEX_URL", raising=False)
    monkeypatch.setenv("PIP_FIND_LINKS", "/a /b")
    assert configured_sources() == Sources("https://mirror/simple", ("/a", "/b"))
    monkeypatch.setenv("PIP_INDEX_URL", "https://other/simple")
    assert configured_sources().index == "https://other/simple"


def answer(address):
    return b""


def refuse(address):
    raise MtrefsegError("Proxy requires authentication")


def levels(findings):
    return {finding.level for finding in findings}


def test_the_check_is_good_where_all_is_there(tmp_path, monkeypatch):
    monkeypatch.setattr(machine, "free_mb", lambda folder: 50_000.0)
    assert levels(check(make_plan(tmp_path, Sources(), "cpu", python=PYTHON), answer)) == {GOOD}


def test_the_check_stops_at_a_full_disk_and_a_silent_network(tmp_path, monkeypatch):
    monkeypatch.setattr(machine, "free_mb", lambda folder: 1_000.0)
    found = check(make_plan(tmp_path, Sources(), "cpu", python=PYTHON), refuse)
    stops = [finding.text for finding in found if finding.level == STOP]
    assert "1.0 GB free" in stops[0]
    assert "pypi.org does not answer. The proxy asks for a login." in stops[1]


def test_where_pip_has_a_folder_the_index_of_pytorch_need_not_answer(tmp_path, monkeypatch):
    monkeypatch.setattr(machine, "free_mb", lambda folder: 50_000.0)
    monkeypatch.setattr(plan.sys, "platform", "linux")
    made = make_plan(tmp_path, Sources(find_links=("/opt/wheels",)), "cpu", python=PYTHON)
    found = check(made, lambda address: refuse(address) if "torch" in address else b"")
    (warning,) = [finding.text for finding in found if finding.level != GOOD]
    assert warning.endswith("does not answer; PyTorch has to be in /opt/wheels.")


def test_the_check_of_a_folder_asks_no_network(tmp_path, monkeypatch):
    monkeypatch.setattr(machine, "free_mb", lambda folder: 50_000.0)
    made = make_plan(tmp_path, Sources(wheels=tmp_path), "cpu", python=None)
    assert [f.level for f in check(made, refuse)] == [GOOD, STOP, STOP]
    (tmp_path / "torch.whl").touch()
    made = make_plan(tmp_path, Sources(wheels=tmp_path), "cpu", python=PYTHON)
    assert [f.level for f in preflight.check(made, refuse)] == [GOOD, GOOD, GOOD]


def test_this_python_is_asked_what_it_is(tmp_path):
    found = machine.probe_python(Path(sys.executable))
    assert found is not None
    assert found.version == sys.version_info[:3]
    assert found.fits
    assert machine.probe_python(tmp_path / "none") is None
    assert machine.find_python([tmp_path / "none", Path(sys.executable)]) == found


def test_an_old_python_does_not_fit(tmp_path, monkeypatch):
    answered = '[[3, 9, 5], true, true, "CPython"]'
    monkeypatch.setattr(machine, "_program_output", lambda command: answered)
    (tmp_path / "python").touch()
    found = machine.probe_python(tmp_path / "python")
    assert found is not None
    assert not found.fits
    assert machine.find_python([tmp_path / "python"]) is None


def test_a_card_is_read_as_its_driver_tells_it(monkeypatch):
    monkeypatch.setattr(machine.shutil, "which", lambda name: "/usr/bin/nvidia-smi")
    lines = "NVIDIA RTX A2000, 581.2, 8.6\nOther, 1, 1\n"
    monkeypatch.setattr(machine, "_program_output", lambda command: lines)
    assert machine.find_gpu() == Gpu("NVIDIA RTX A2000", "581.2", "8.6")
    monkeypatch.setattr(machine, "_program_output", lambda command: "")
    assert machine.find_gpu() is None


def make_environment(folder, key):
    environment = folder.new_environment(key)
    python = environment_python(environment)
    python.parent.mkdir(parents=True)
    python.touch()
    folder.mark(environment, key)
    return environment


def use(folder, environment, key):
    folder.activate(Installed(environment.name, key, "cpu", "", "3.11", "2.13", 1.0))


def test_an_environment_is_built_beside_the_one_in_use(tmp_path):
    folder = RuntimeFolder(tmp_path / "runtime")
    first = make_environment(folder, "a")
    use(folder, first, "a")
    second = make_environment(folder, "a")
    assert second != first
    assert folder.installed().environment == first.name
    use(folder, second, "a")
    assert folder.remove_unused()
    assert not first.exists()
    assert installed_python(folder.path) == environment_python(second)


def test_what_was_begun_is_gone_on_with_only_for_the_same_pins(tmp_path):
    folder = RuntimeFolder(tmp_path)
    begun = make_environment(folder, "a")
    assert folder.new_environment("a") == begun
    assert folder.new_environment("b") != begun


def test_what_was_half_unpacked_is_removed_and_what_was_downloaded_stays(tmp_path):
    folder = RuntimeFolder(tmp_path)
    for name in (".tmpYYNpox/torch", "wheels-v8/pypi"):
        (folder.cache / name).mkdir(parents=True)
    folder.new_environment("a")
    assert [path.name for path in folder.cache.iterdir()] == ["wheels-v8"]


def test_an_environment_that_was_renamed_is_not_installed(tmp_path):
    folder = RuntimeFolder(tmp_path)
    environment = make_environment(folder, "a")
    use(folder, environment, "a")
    environment.rename(tmp_path / "away")
    assert folder.installed() is None
    with pytest.raises(EngineMissing, match="Options, MTRefSeg, Engine"):
        find_python(None, tmp_path / "no-checkout", tmp_path)


def test_removal_leaves_nothing(tmp_path):
    folder = RuntimeFolder(tmp_path / "runtime")
    use(folder, make_environment(folder, "a"), "a")
    assert folder.remove()
    assert not folder.path.exists()
    assert RuntimeFolder(tmp_path / "never").remove()


def test_the_installed_environment_comes_before_the_checkouts(tmp_path, monkeypatch):
    monkeypatch.delenv("MTREFSEG_PYTHON", raising=False)
    own = environment_python(tmp_path / ".venv")
    own.parent.mkdir(parents=True)
    own.touch()
    folder = RuntimeFolder(tmp_path / "runtime")
    assert find_python(None, tmp_path, folder.path) == str(own)
    environment = make_environment(folder, "a")
    use(folder, environment, "a")
    assert find_python(None, tmp_path, folder.path) == str(environment_python(environment))

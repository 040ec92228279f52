"""The steps of an installation with a program that stands in for uv."""

import http.server
import io
import os
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from mtrefseg.engine_client.interpreter import environment_python, find_python
from mtrefseg.model.errors import Cancelled, MtrefsegError
from mtrefseg.plugin.runtime import uv_tool
from mtrefseg.plugin.runtime.commands import CommandFailed, run_program
from mtrefseg.plugin.runtime.failures import diagnose
from mtrefseg.plugin.runtime.installation import Installation, Network
from mtrefseg.plugin.runtime.machine import Python
from mtrefseg.plugin.runtime.plan import make_plan
from mtrefseg.plugin.runtime.sources import Sources

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a script stands in for uv")
PYTHON = Python(sys.executable, sys.version_info[:3], True, True)
FOUND = {"device": "cpu", "reason": "no GPU", "python": "3.11", "torch": "2.13", "seconds": 1.0}
# Makes environments as uv does, and installs by writing down; FAIL, SLEEP in its folder steer it.
FAKE_UV = f"""#!{sys.executable}
import sys, time
from pathlib import Path
here = Path(__file__).parent
with (here / "calls").open("a") as calls:
    calls.write(" ".join(sys.argv[1:]) + "\\n")
if sys.argv[1] == "venv":
    python = Path(sys.argv[-1]) / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.touch()
elif (here / "FAIL").exists():
    print((here / "FAIL").read_text())
    sys.exit(2)
elif (here / "SLEEP").exists():
    import subprocess
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    (here / "child").write_text(str(child.pid))
    time.sleep(60)
else:
    print("Downloading torch (183.0MiB)")
"""


@pytest.fixture
def uv(tmp_path, monkeypatch):
    """The folder of the stand-in for uv."""
    program = tmp_path / "tool" / "uv"
    program.parent.mkdir()
    program.write_text(FAKE_UV, encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr("mtrefseg.plugin.runtime.installation.get_uv", lambda *arguments: program)
    return program.parent


class Installer:
    """An installation into one folder, as often as wanted."""

    def __init__(self, folder):
        self.plan = make_plan(folder, Sources(), "cpu", python=PYTHON)
        self.progress, self.released, self.tested = [], [], []

    def test(self, python, logs, on_progress, cancelled):
        self.tested.append(python)
        return FOUND

    def __call__(self, cancelled=lambda: False, test=None):
        network = Network(lambda address: b"", dict)
        return Installation(
            self.plan, network, self.progress.append, cancelled,
            lambda: self.released.append(True), test or self.test,
        ).run()  # fmt: skip

    def log(self):
        return self.plan.folder.log.read_text(encoding="utf-8")


@pytest.fixture
def installer(tmp_path, uv):
    return Installer(tmp_path / "runtime")


def calls(uv, command):
    lines = (uv / "calls").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.startswith(command)]


def test_what_passes_its_test_is_put_to_use(installer, uv, tmp_path):
    installed = installer()
    assert installer.plan.folder.installed() == installed
    assert installer.tested == [find_python(None, tmp_path / "none", installer.plan.folder.path)]
    assert installer.released == [True]
    fractions = [progress.fraction for progress in installer.progress]
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1.0
    assert "Downloading torch (183.0MiB)" in installer.log()


def test_only_pinned_wheels_with_hashes_are_installed(installer, uv):
    installer()
    for line in calls(uv, "pip"):
        assert "--require-hashes --only-binary :all:" in line
        assert "--no-deps" in line


def test_a_failed_test_leaves_the_old_environment_in_use(installer):
    first = installer()

    def fails(*arguments):
        raise MtrefsegError("The engine runs out of memory.", "Close programs.")

    with pytest.raises(MtrefsegError, match="out of memory"):
        installer(test=fails)
    assert installer.plan.folder.installed() == first
    assert environment_python(installer.plan.folder.path / first.environment).is_file()
    second = installer()
    assert second.environment != first.environment
    assert not (installer.plan.folder.path / first.environment).exists()


def test_what_does_not_work_is_made_anew(installer, uv):
    def fails(*arguments):
        raise MtrefsegError("Package 'torch' is missing.", "")

    with pytest.raises(MtrefsegError, match="torch"):
        installer(test=fails)
    assert installer().environment == "env-2"
    assert len(calls(uv, "venv")) == 2
    assert not (installer.plan.folder.path / "env-1").exists()


def test_what_failed_is_explained_and_goes_on_where_it_was(installer, uv):
    (uv / "FAIL").write_text("error: No space left on device (os error 28)", encoding="utf-8")
    with pytest.raises(MtrefsegError, match=r"The disk is full\. Make room"):
        installer()
    assert "No space left" in installer.log()
    (uv / "FAIL").unlink()
    assert installer().environment == "env-1"
    assert len(calls(uv, "venv")) == 1


def test_a_source_that_fails_is_followed_by_the_next(tmp_path, installer, uv):
    installer.plan = make_plan(
        tmp_path / "runtime", Sources(find_links=("/wheels",)), "cpu", python=PYTHON
    )
    torch = next(b for b in installer.plan.batches() if "cpu" in b.files[0].name)
    if len(torch.options) == 1:
        pytest.skip("torch is on PyPI for this system")
    (uv / "FAIL").write_text(
        "torch was not found in the provided package locations", encoding="utf-8"
    )
    with pytest.raises(MtrefsegError, match="no package for this platform"):
        installer()
    first, second = calls(uv, "pip")
    assert "--no-index --find-links /wheels" in first
    assert "--index-url https://download.pytorch.org/whl/cpu" in second


def test_cancelling_ends_the_program_and_its_children(installer, uv):
    (uv / "SLEEP").touch()
    began = time.monotonic()
    with pytest.raises(Cancelled):
        installer(cancelled=lambda: (uv / "child").exists())
    assert time.monotonic() - began < 30
    child = int((uv / "child").read_text() or 0)
    deadline = time.monotonic() + 10
    while _alive(child) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _alive(child)
    assert "cancelled" in installer.log()
    (uv / "SLEEP").unlink()
    installer()
    assert len(calls(uv, "venv")) == 1


def _alive(pid):
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_without_uv_pip_does_it(tmp_path, monkeypatch):
    def no_uv(*arguments):
        raise MtrefsegError("no uv")

    commands = []

    def fake_run(command, log, cancelled, environment=None, on_line=None):
        commands.append(command)
        if "venv" in command:
            python = environment_python(Path(command[-1]))
            python.parent.mkdir(parents=True)
            python.touch()

    monkeypatch.setattr("mtrefseg.plugin.runtime.installation.get_uv", no_uv)
    monkeypatch.setattr("mtrefseg.plugin.runtime.installation.run_program", fake_run)
    installer = Installer(tmp_path / "runtime")
    installer()
    assert commands[0][1:4] == ["-I", "-m", "venv"]
    assert all(command[1:5] == ["-I", "-m", "pip", "install"] for command in commands[1:])
    installer.plan = make_plan(tmp_path / "other", Sources(), "cpu", python=None)
    with pytest.raises(MtrefsegError, match="no uv"):
        installer()


def test_uv_is_taken_only_with_the_pinned_hash(tmp_path, monkeypatch):
    folder = make_plan(tmp_path, Sources(), python=PYTHON).folder
    version = uv_tool.RESOURCES.joinpath("requirements-uv.txt").read_text("utf-8")
    version = version.split("uv==")[1].split(" ")[0]
    name = f"uv-{version}-py3-none-{uv_tool.wheel_tag()}.whl"
    asked = []

    def fetch(address):
        asked.append(address)
        return f'<a href="../../f/{name}#sha256=0">'.encode() if address.endswith("uv/") else b"no"

    with pytest.raises(MtrefsegError, match="hash differs"):
        uv_tool.get_uv(folder, Sources("https://mirror/simple"), fetch)
    assert asked == ["https://mirror/simple/uv/", f"https://mirror/f/{name}"]
    with pytest.raises(MtrefsegError, match="has no wheel of uv"):
        uv_tool.get_uv(folder, Sources(wheels=tmp_path), fetch)
    assert not list(tmp_path.rglob("uv"))


def test_a_program_that_fails_says_what_it_printed():
    log = io.StringIO()
    with pytest.raises(CommandFailed) as caught:
        run_program([sys.executable, "-c", "print('why'); raise SystemExit(3)"], log, lambda: False)
    assert "code 3" in caught.value.message
    assert caught.value.output == "why\n"
    assert log.getvalue().endswith("why\n")
    with pytest.raises(MtrefsegError, match="cannot be started"):
        run_program(["/no/such/program"], log, lambda: False)


@contextmanager
def proxy_that_asks_for_a_login():
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(407)
            self.send_header("Proxy-Authenticate", 'Basic realm="office"')
            self.send_header("Content-Length", "0")
            self.end_headers()

        def do_CONNECT(self):
            self.do_GET()

        def log_message(self, *arguments):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_proxy_that_asks_for_a_login_is_recognised_behind_pip(tmp_path):
    with proxy_that_asks_for_a_login() as address, pytest.raises(CommandFailed) as caught:
        run_program(
            [sys.executable, "-m", "pip", "--isolated", "download", "--retries", "1", "--no-deps",
             "-d", str(tmp_path), "mtrefseg-needs-no-such-package"],
            io.StringIO(), lambda: False,
            {"HTTPS_PROXY": address, "https_proxy": address, "NO_PROXY": "", "no_proxy": ""},
        )  # fmt: skip
    assert diagnose(caught.value.output).message == "The proxy asks for a login."


def test_two_installations_into_one_folder_at_once_are_told_apart(installer, uv):
    (uv / "SLEEP").touch()
    said = []

    def second():
        if not said and (uv / "child").exists():
            with pytest.raises(MtrefsegError, match="Another installation into") as caught:
                installer(cancelled=lambda: True)
            said.append(str(caught.value))
        return bool(said)

    with pytest.raises(Cancelled):
        installer(cancelled=second)
    assert "Wait until it has ended" in said[0]
    (uv / "SLEEP").unlink()
    assert installer().environment == "env-1"

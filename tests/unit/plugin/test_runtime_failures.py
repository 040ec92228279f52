"""Failures of installations as the programs print them, and the report about them."""

import getpass
import socket
import sys
from pathlib import Path

import pytest

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.version import VERSION
from mtrefseg.plugin.runtime import check_python, fill_folder
from mtrefseg.plugin.runtime.failures import diagnose
from mtrefseg.plugin.support_report import redact, support_report

PRINTED = {
    "tunnel error: proxy authorization required": "The proxy asks for a login",
    "OSError('Tunnel connection failed: 407 Proxy Authentication Required')": "asks for a login",
    "Proxy requires authentication": "asks for a login",
    "cause: invalid peer certificate: UnknownIssuer": "intercepted",
    "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed": "intercepted",
    "SSL handshake failed: the issuer certificate could not be found": "intercepted",
    "failed to write to file: No space left on device (os error 28)": "disk is full",
    "OSError: [WinError 112] There is not enough space on the disk": "disk is full",
    "Hash mismatch for `torch==2.13.0+cpu`": "not the one that was pinned",
    "THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE": "was pinned",
    "failed to rename: Access is denied. (os error 5)": "antivirus",
    "[WinError 32] The process cannot access the file": "antivirus",
    "error: failed to create directory: Permission denied (os error 13)": "cannot be written",
    "The NVIDIA driver on your system is too old (found version 11040)": "driver of the GPU",
    "Because torch==2.13.0 has no wheels with a matching platform tag": "no package for this",
    "ERROR: No matching distribution found for torch==2.13.0": "no package for this platform",
    "the virtual environment was not created because ensurepip is not available": "No Python",
    "error: No interpreter found for Python 3.12": "No Python was found",
    "ImportError: /lib/libc.so.6: version `GLIBC_2.28' not found": "library of the system",
    "OSError: [WinError 126] Error loading c10.dll": "library of the system",
    "failed to lookup address information: Name or service not known": "cannot be reached",
    "Host pypi.org not found": "cannot be reached",
    "error sending request for url: operation timed out": "cannot be reached",
}


@pytest.mark.parametrize(("printed", "said"), PRINTED.items())
def test_a_failure_is_recognised_and_has_a_remedy(printed, said):
    error = diagnose(f"Using Python 3.11\n{printed}\nfurther lines\n")
    assert said in error.message
    assert error.advice


def test_what_is_not_recognised_shows_its_last_line():
    error = diagnose("first\nsomething odd happened\n\n")
    assert "something odd happened" in error.message
    assert "Copy report" in error.advice
    assert "nothing" in diagnose("").message


def test_the_report_has_versions_plan_and_log_without_names():
    home = Path.home()
    log = f"line 0\n$ {home}/uv pip install\nhttps://me:secret@mirror/simple\n"
    text = support_report(
        {"QGIS": "3.40"}, {"Plan": [f"Where: {home}/runtime"], "Result": ["full"]}, log
    )
    assert f"* mtrefseg: {VERSION}" in text
    assert "* QGIS: 3.40" in text
    assert "* Where: ~/runtime" in text
    assert "https://***@mirror/simple" in text
    assert str(home) not in text
    assert "secret" not in text


def test_only_the_home_folder_itself_is_taken_out():
    home = Path.home()
    assert redact(f"{home}, file://{home}/a.tif") == "~, file://~/a.tif"
    assert "~" not in redact(f"/mnt{home}/a.tif {home}er/a.tif")


def test_the_names_of_user_and_machine_are_taken_out(monkeypatch):
    monkeypatch.setattr(getpass, "getuser", lambda: "mueller")
    monkeypatch.setattr(socket, "gethostname", lambda: "pc-4711")
    text = redact("mueller at pc-4711 read D:\\data\\mueller\\a.tif, muellerei stays")
    assert text == "<user> at <host> read D:\\data\\<user>\\a.tif, muellerei stays"


@pytest.mark.parametrize(
    ("target", "python", "device", "has", "has_not"),
    [
        ("linux", "3.11", "cpu", "torch==2.13.0+cpu", "torch==2.13.0 "),
        ("windows", "3.12", "cpu", "torch==2.13.0 ", "torch==2.13.0+cpu"),
        ("windows", "3.12", "cuda", "torch==2.13.0+cu130", "nvidia-"),
        ("linux", "3.13", "cuda", "nvidia-cudnn", "+cu130"),
        ("mac", "3.11", "cpu", "torch==2.13.0 ", "+cpu"),
    ],
)
def test_a_folder_of_wheels_is_filled_for_another_machine(target, python, device, has, has_not):
    text = fill_folder.selected(f"requirements-{device}.txt", target, python)
    assert has in text
    assert has_not not in text


def test_the_lines_of_a_platform_and_python_are_chosen():
    old = fill_folder.selected("requirements.txt", "linux", "3.11")
    new = fill_folder.selected("requirements.txt", "windows", "3.13")
    assert "numpy==1." in old
    assert "numpy==2." in new
    assert "colorama" in new
    assert "colorama" not in old
    assert old.count("numpy==") == new.count("numpy==") == 1


def test_a_python_is_refused_with_what_it_lacks(tmp_path):
    with (tmp_path / "log").open("w", encoding="utf-8") as log:
        with pytest.raises(MtrefsegError, match="not a Python that runs"):
            check_python.check_python(str(tmp_path / "none"), log)
        bare = tmp_path / "bare"
        import venv

        venv.create(bare, with_pip=False, symlinks=True)
        python = next(p for p in (bare / "bin/python", bare / "Scripts/python.exe") if p.exists())
        with pytest.raises(MtrefsegError, match="cannot load the engine's packages"):
            check_python.check_python(str(python), log)


def test_the_python_of_these_tests_is_taken(tmp_path):
    with (tmp_path / "log").open("w", encoding="utf-8") as log:
        assert check_python.check_python(sys.executable, log) == sys.executable

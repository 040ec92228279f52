"""A file is replaced as a whole, or it stays as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtrefseg.model.files import atomic_write
from mtrefseg.model.files.atomic_write import replacing, write_text


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_text_file_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    (tmp_path / ".a.json.part").write_text("of a killed process, longer than the new text")
    for text in ("old", "grün\n"):
        write_text(tmp_path / "a.json", text)
    assert (tmp_path / "a.json").read_bytes() == "grün\n".encode()
    assert names(tmp_path) == ["a.json"]


@pytest.mark.parametrize("moment", ["body", "sync", "rename"])
def test_a_write_that_fails_keeps_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "a.json"
    path.write_text("old")
    if moment == "sync":
        monkeypatch.setattr(atomic_write, "sync_file", fail)
    if moment == "rename":
        monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="No space left"), replacing(path) as temporary:
        temporary.write_text("half")
        if moment == "body":
            fail()
    assert path.read_text() == "old"
    assert names(tmp_path) == ["a.json"]

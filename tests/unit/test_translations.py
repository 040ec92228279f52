"""The translations say what the code says, in other words."""

import re
from pathlib import Path

# Our own files, not somebody's upload.
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "i18n").glob("*.ts"))
FIELD = re.compile(r"{[^}]*}")


def finished(path):
    for message in ElementTree.parse(path).iter("message"):
        translation = message.find("translation")
        if translation.get("type") is None:
            yield message.findtext("source"), translation.text


def test_there_is_german():
    assert [path.name for path in FILES] == ["mtrefseg_de.ts"]


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_a_translation_keeps_the_fields_and_the_mnemonic(path):
    for source, text in finished(path):
        assert sorted(FIELD.findall(source)) == sorted(FIELD.findall(text)), source
        assert ("&" in source) == ("&" in text), source


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_it_is_compiled(path):
    assert path.with_suffix(".qm").stat().st_size > 1000


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_the_dock_is_translated_as_a_whole(path):
    contexts = {c.findtext("name"): c for c in ElementTree.parse(path).iter("context")}
    for name in ("DockPanel", "RunController", "ResultController", "ReviewController"):
        kinds = [t.get("type") for t in contexts[name].iter("translation")]
        assert kinds
        assert set(kinds) == {None}

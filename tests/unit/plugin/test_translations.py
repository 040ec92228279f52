"""The translations say what the code says, in other words."""

import importlib.util
import re
from pathlib import Path

# Our own files, not somebody's upload.
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).resolve().parents[3]
FILES = sorted((ROOT / "i18n").glob("*.ts"))


def tool(name):
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


words = tool("words")
engine_messages = tool("engine_messages")
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
def test_everything_is_translated(path):
    contexts = {c.findtext("name"): c for c in ElementTree.parse(path).iter("context")}
    assert {"DockPanel", "RunController", "OptionsPage", "RuntimeDialog", "mtrefseg"} <= set(
        contexts
    )
    unfinished = [
        (name, message.findtext("source"))
        for name, context in contexts.items()
        for message in context.iter("message")
        if message.find("translation").get("type") is not None
    ]
    assert not unfinished


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_it_knows_every_text_of_the_code(path):
    # tools/translations.sh brings it up to date
    contexts = {c.findtext("name"): c for c in ElementTree.parse(path).iter("context")}
    assert len(words.context_texts()) > 100
    assert set(words.context_texts()) <= set(sources(contexts[words.CONTEXT]))
    for page in sorted((ROOT / "plugin").rglob("*.ui")):
        root = ElementTree.parse(page).getroot()
        shown = {e.text for e in root.iter("string") if e.text and e.get("notr") != "true"}
        assert shown <= set(sources(contexts[root.findtext("class")])), page.name
    for module in sorted((ROOT / "plugin").rglob("*.py")):
        own = set(words.texts(module, of_self=True)) - set(words.texts(module, of_self=False))
        assert own <= {text for c in contexts.values() for text in sources(c)}, module.name


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_it_knows_every_message_of_the_engine(path):
    # tools/translations.sh brings it up to date
    contexts = {c.findtext("name"): c for c in ElementTree.parse(path).iter("context")}
    templates = engine_messages.templates()
    assert len(templates) > 500
    assert set(templates) == set(sources(contexts[engine_messages.CONTEXT]))


def sources(context):
    return [message.findtext("source") for message in context.iter("message")]


@pytest.mark.parametrize("path", [None, *FILES], ids=lambda p: p.name if p else "English")
def test_no_key_of_the_dock_has_two_meanings(path):
    root = ElementTree.parse(ROOT / "plugin" / "dock" / "dock.ui").getroot()
    (page,) = (w for w in root.iter("widget") if w.get("name") == "formPage")
    texts = [e.text for e in page.iter("string") if "&" in (e.text or "")]
    german = dict(finished(path)) if path else {}
    keys = [german.get(text, text).split("&")[1][0].lower() for text in texts]
    assert len(keys) > 15
    assert sorted(set(keys)) == sorted(keys)

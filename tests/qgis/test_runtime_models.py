"""The list of models: in the settings, in the parameter, in its window, downloaded."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import QUrl

from mtrefseg.model.errors import Cancelled, MtrefsegError
from mtrefseg.model.weights.model_folder import RESOURCES
from mtrefseg.plugin.models import dialog as models
from mtrefseg.plugin.models import download as models_download
from mtrefseg.plugin.models.dialog import ModelsDialog
from mtrefseg.plugin.models.facts import read_facts
from mtrefseg.plugin.models.known_words_text import known_words_html
from mtrefseg.processing_provider import known_models as known
from mtrefseg.processing_provider.known_models import add_model, known_models, remove_model

MINI = RESOURCES / "mini"
COMMIT = "0123456789" * 4


@pytest.fixture(autouse=True)
def no_models(qgis_iface):
    QgsSettings().remove(known.SETTING)
    yield
    QgsSettings().remove(known.SETTING)


@pytest.fixture
def folder(tmp_path):
    """A model folder of the user, in a folder with a space."""
    target = tmp_path / "my models" / "delta"
    shutil.copytree(MINI, target)
    return target


def test_the_bundled_model_is_known_and_stays():
    (mini,) = known_models()
    assert (mini.name, mini.value, mini.bundled, mini.complete) == ("mini", "mini", True, True)
    assert add_model(str(MINI)) == mini
    assert len(known_models()) == 1


def test_a_folder_is_added_once_and_taken_away(folder):
    first = add_model(str(folder))
    assert add_model(str(folder)) == first
    assert [m.value for m in known_models()] == ["mini", str(folder)]
    remove_model(first.value)
    assert len(known_models()) == 1
    assert folder.is_dir()


def test_a_folder_that_is_no_model_is_refused(tmp_path, folder):
    with pytest.raises(MtrefsegError, match=r"has no config\.json"):
        add_model(str(tmp_path))
    (folder / "config.json").write_text("{}", encoding="utf-8")
    with pytest.raises(MtrefsegError, match="cannot be read"):
        add_model(str(folder))
    assert len(known_models()) == 1


def test_the_card_says_what_it_says():
    facts = read_facts(known_models()[0])
    assert facts.size.endswith("MB")
    assert "multiples of 32" in facts.tiles
    assert "pixels" in facts.gsd
    assert "academic use" in facts.licence
    assert "mIoU" in facts.score
    assert facts.problem == ""


def test_the_window_tells_which_words_a_model_knows(qgis_iface):
    dialog = ModelsDialog()
    text = dialog.details.toPlainText()
    assert "Words that it knows" in text
    assert "buildings: appeared, disappeared" in text
    assert "learnt from painted scenes alone" in text
    assert "“the buildings that appeared”" in text
    dialog.deleteLater()


def test_words_of_a_stranger_are_shown_as_text(folder):
    words = {"objects": [{"concept": "x", "nouns": ["<img src=x>"], "synonyms": [], "changes": []}]}
    (folder / "words.json").write_text(json.dumps(words), encoding="utf-8")
    assert "&lt;img" in known_words_html(add_model(str(folder)))


def test_a_folder_without_a_card_or_with_a_broken_configuration_is_described(folder):
    model = add_model(str(folder))
    (folder / "README.md").unlink()
    assert read_facts(model).score == "not said"
    (folder / "config.json").write_text("{", encoding="utf-8")
    assert "cannot be read" in read_facts(model).problem


def test_a_card_shows_no_other_file_no_picture_and_no_markup(folder, tmp_path):
    model = add_model(str(folder))
    card = folder / "README.md"
    card.write_text("![a](/dev/zero) <img src='/dev/zero'> [page](https://x.org)", "utf-8")
    shown = read_facts(model).card
    assert "![" not in shown
    assert "<img" not in shown
    assert "[page](https://x.org)" in shown
    (tmp_path / "secret").write_text("a key", encoding="utf-8")
    card.unlink()
    card.symlink_to(tmp_path / "secret")
    facts = read_facts(model)
    assert (facts.card, facts.card_hidden) == ("", True)


def test_a_link_of_a_card_opens_pages_only(folder, monkeypatch):
    opened = []
    monkeypatch.setattr(models.QDesktopServices, "openUrl", lambda url: opened.append(url.url()))
    dialog = ModelsDialog()
    for address in ("file:///bin/true", "https://example.org/", "smb://host/program"):
        dialog.details.anchorClicked.emit(QUrl(address))
    assert opened == ["https://example.org/"]
    assert not dialog.details.openLinks()


def test_an_imported_model_appears_by_itself(provider, context, feedback, folder, monkeypatch):
    import processing

    done = {"weights": "model.safetensors", "parameters_kept": 2}
    monkeypatch.setattr(provider.client, "run", lambda *arguments: dict(done))
    values = {"SOURCE": str(folder.parent), "OUTPUT": str(folder)}
    processing.run("mtrefseg:importcheckpoint", values, context=context, feedback=feedback)
    assert known_models()[-1].value == str(folder)


@pytest.mark.parametrize("name", ["detectchanges", "trainstage1", "trainstage2", "evaluate"])
def test_the_dialog_of_processing_offers_the_models_and_takes_any_path(
    provider, dialog_iface, values, folder, name
):
    import processing

    from mtrefseg.processing_provider.parameters.model_widget import ModelBox

    model = add_model(str(folder))
    others = {"detectchanges": values, "evaluate": {"DATA": str(folder)}}.get(name, {})
    for given, shown in (("mini", "mini"), (model.value, model.value), ("/any/path", "/any/path")):
        dialog = processing.createAlgorithmDialog(f"mtrefseg:{name}", {**others, "MODEL": given})
        try:
            assert dialog.createProcessingParameters().get("MODEL", "mini") == shown
        finally:
            dialog.close()
    box = ModelBox()
    assert [box.box.itemText(i) for i in range(box.box.count())] == ["mini", model.name]
    box.box.setCurrentIndex(1)
    assert box.value() == str(folder)


def test_a_known_folder_goes_into_the_request(provider, context, values, folder):
    from mtrefseg.processing_provider.builders.request_builder import RequestBuilder

    algorithm = QgsApplication.processingRegistry().createAlgorithmById("mtrefseg:detectchanges")
    request = RequestBuilder(algorithm, {**values, "MODEL": str(folder)}, context).build(
        "o.gpkg", None
    )
    assert request.model == str(folder)


@pytest.fixture
def window(qtbot, qgis_iface):
    window = ModelsDialog(qgis_iface.mainWindow())
    window.show()
    yield window
    window.close()


def test_the_window_shows_the_card_and_adds_and_removes(qtbot, window, folder):
    text = window.details.toPlainText()
    assert "Ground sample distance" in text
    assert "OMBRIA" in text
    assert not window.remove.isEnabled()
    with qtbot.waitSignal(window.changed):
        window.add_folder(str(folder))
    assert window.current.value == str(folder)
    assert window.remove.isEnabled()
    window.remove.click()
    assert window.list.count() == 1


def test_the_window_says_why_a_folder_is_refused(window, tmp_path):
    window.add_folder(str(tmp_path))
    assert "config.json" in window.message.text()


def test_a_folder_that_has_gone_is_marked(qtbot, folder, qgis_iface):
    add_model(str(folder))
    shutil.rmtree(folder)
    window = ModelsDialog(qgis_iface.mainWindow())
    assert "missing" in window.list.item(1).text()
    window.list.setCurrentRow(1)
    assert "Problem" in window.details.toPlainText()


@pytest.mark.parametrize(
    ("address", "sha256", "reason"),
    [
        ("http://models.example/a/", "0" * 64, "not https"),
        ("https://models.example/a/", "abc", "not a SHA-256"),
        ("https://huggingface.co/me/a/resolve/main/", "0" * 64, "no revision"),
    ],
)
def test_what_is_not_pinned_is_not_downloaded(tmp_path, address, sha256, reason):
    with pytest.raises(MtrefsegError, match=reason):
        models_download.download_model(address, sha256, tmp_path / "m", print, lambda: False)
    assert list(tmp_path.iterdir()) == []


def test_a_commit_of_a_hub_is_pinned():
    address = f"https://huggingface.co/me/a/resolve/{COMMIT}"
    assert models_download.check_address(address, "0" * 64) == address + "/"


@pytest.fixture
def served(monkeypatch):
    """The bundled model, as if it were on a server."""

    def check(address, sha256):
        return MINI.as_uri() + "/"

    monkeypatch.setattr(models_download, "check_address", check)
    return hashlib.sha256((MINI / "model.safetensors").read_bytes()).hexdigest()


def test_a_download_with_the_right_hash_joins_the_list(qtbot, window, served, tmp_path):
    with qtbot.waitSignal(window.changed, timeout=30_000):
        window.fetch("https://models.example/mini/", served, tmp_path / "mini")
    assert known_models()[-1].folder == tmp_path / "mini"
    assert (tmp_path / "mini" / "README.md").is_file()
    assert [path.name for path in tmp_path.iterdir()] == ["mini"]


def test_a_download_with_another_hash_leaves_nothing(served, tmp_path):
    with pytest.raises(MtrefsegError, match="do not have the hash"):
        models_download.download_model("", "f" * 64, tmp_path / "m", print, lambda: False)
    assert list(tmp_path.iterdir()) == []
    assert len(known_models()) == 1


def test_a_download_can_be_stopped(served, tmp_path):
    with pytest.raises(Cancelled):
        models_download.download_model("", served, tmp_path / "m", print, lambda: True)
    assert list(Path(tmp_path).iterdir()) == []

"""The pages in ``docs`` say what is true of the code and of the model's card."""

import ast
import re
from pathlib import Path

import pytest

from mtrefseg.training.language.change_classes import CHANGE_CLASSES

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]
MOST_BYTES = 150_000
CARD_NAMES = {
    "OMBRIA": "ombria",
    "LEVIR": "levir",
    "NAIP": "geo/naip_nd",
    "xBD": "xbd",
    "MS-HS-BCD": "ms_hs",
    "OSCD": "oscd",
}


def rows(page, title):
    """Return the cells of the first table under a heading, without its head."""
    part = (DOCS / page).read_text(encoding="utf-8").split(f"\n## {title}\n")[1].split("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def words_of(room):
    """Return every text in the code of a folder."""
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / room).rglob("*.py"))
    constants = (node.value for tree in trees for node in ast.walk(tree)
                 if isinstance(node, ast.Constant))  # fmt: skip
    return "\n".join(value for value in constants if isinstance(value, str))


def anchor(title):
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page):
    for target in re.findall(r"\]\(([^)]+)\)", page.read_text(encoding="utf-8")):
        if target.startswith("http"):
            continue
        name, _, part = target.partition("#")
        path = page.parent / name if name else page
        assert path.exists(), target
        if part:
            titles = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.M)
            assert part in map(anchor, titles), target


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_every_file_of_the_code_that_is_named_exists(page):
    rooms = [path for path in ROOT.iterdir() if (path / "__init__.py").exists()]
    folders = {path.name for room in rooms for path in (room, *room.rglob("*/"))} | {
        "tools",
        "tests",
    }
    text = (ROOT / page).read_text(encoding="utf-8")
    names = set(re.findall(r"`((?:[a-z_0-9]+/)+[a-z_0-9.]*)`", text))
    of_code = {name for name in names if name.split("/")[0] in folders}
    assert len(of_code) > 3
    places = [*rooms, ROOT / "tools", ROOT / "tests"]
    paths = [f"/{p.relative_to(ROOT).as_posix()}" for top in places for p in (top, *top.rglob("*"))]
    assert not {
        name for name in of_code if not any(p.endswith(f"/{name.rstrip('/')}") for p in paths)
    }


def test_the_pictures_are_small_and_all_of_them_are_shown():
    shown = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    pictures = list((DOCS / "images").iterdir())
    assert pictures
    for picture in pictures:
        assert picture.stat().st_size < MOST_BYTES, picture.name
        assert f"images/{picture.name}" in shown


def test_the_sentences_on_the_page_are_those_of_the_training():
    known = {sentence for question in CHANGE_CLASSES for sentence in question.sentences}
    said = [
        s for row in rows("what-it-sees.md", "Sentences") for s in re.findall('"(.+?)"', row[1])
    ]
    assert len(said) > 15
    assert not set(said) - known


def test_the_figures_on_the_page_are_those_of_the_card():
    card = (ROOT / "resources" / "mini" / "README.md").read_text(encoding="utf-8")
    shown = rows("what-it-sees.md", "How good it is")
    assert len(shown) == len(CARD_NAMES)
    for _, data, samples, f1 in shown:
        found = card_figures(card, f"{CARD_NAMES[data]}: ")
        assert (samples, f1) == (found["samples"], f"{float(found['F1']):.0f}"), data
    whole = card_figures(card, "all ")
    page = (DOCS / "what-it-sees.md").read_text(encoding="utf-8")
    assert f"F1 is {float(whole['F1']):.1f} and mIoU {float(whole['mIoU']):.1f};" in page


def card_figures(card, name):
    """Return the figures of the first row of a name, by the head of its table."""
    lines = card.splitlines()
    row = next(n for n, line in enumerate(lines) if line.startswith(f"| {name}"))
    head = next(n for n in range(row, 0, -1) if lines[n].startswith("|---")) - 1
    names, cells = ([c.strip() for c in lines[n].strip("|").split("|")] for n in (head, row))
    return dict(zip(names, cells, strict=True))


def test_the_guide_quotes_messages_that_the_code_has():
    texts = words_of("plugin") + words_of("processing_provider")
    quoted = [row[0] for row in rows("guide.md", "When something fails")]
    assert len(quoted) > 5
    for message in quoted:
        for part in message.split("…"):
            assert part.strip() in texts, message

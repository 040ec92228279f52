"""The front matter of model cards: round trip, and cards of earlier versions and of the hub."""

import pytest
import yaml

from mtrefseg.model.weights.model_card import CardFacts, ModelCard
from mtrefseg.model.weights.model_folder import RESOURCES, read_card

FACTS = CardFacts(
    model_name='delta: "one" \\ # a',
    base_model="mini (mini)",
    terms="the images' owners… – 2 lines\nand a tab\t",
    score="best mIoU 43.1 in epoch 3",
)
BODY = "# delta\n\n---\n\n* **Score**: other\n"
EARLIER = """# A model trained with mtrefseg

* **Stage**: sentences
* **Data**: `/data/a`; 8 samples
  to train on
* **Score**: best mIoU **43.1** in epoch 3
"""
HUB = """---
language:
- en
license: apache-2.0
library_name: 'other'
tags: [a, b]
score: 12.5
model-index:
  - name: x
---
# Other
"""


def test_a_card_reads_back_as_it_was_written():
    assert ModelCard.parse(ModelCard(FACTS, BODY).to_text()) == ModelCard(FACTS, BODY)


def test_the_front_matter_is_yaml():
    front = ModelCard(FACTS, BODY).to_text().split("---\n")[1]
    read = yaml.safe_load(front)
    assert read.pop("library_name") == "mtrefseg"
    assert CardFacts(**read) == FACTS


def test_facts_that_are_unknown_are_left_out():
    text = ModelCard(CardFacts(model_name="x"), "# x\n").to_text()
    assert text == '---\nlibrary_name: "mtrefseg"\nmodel_name: "x"\n---\n\n# x\n'


def test_a_card_of_an_earlier_version_keeps_its_facts():
    card = ModelCard.parse(EARLIER)
    assert card.body == EARLIER
    assert card.facts.terms == "/data/a; 8 samples to train on"
    assert card.facts.score == "best mIoU 43.1 in epoch 3"
    assert card.facts.ground_sample_distance == ""


def test_a_card_of_the_hub_shows_its_licence():
    card = ModelCard.parse(HUB)
    assert (card.facts.terms, card.facts.score) == ("apache-2.0", "12.5")
    assert card.body == "# Other\n"


@pytest.mark.parametrize(
    "text",
    [
        "---",
        "---\n",
        "---\nterms: a",
        "---\n---",
        "---\nterms: " + "[" * 9999 + "\n---\n",
        "\n---\n",
    ],
)
def test_damaged_front_matter_is_no_error(text):
    card = ModelCard.parse(text)
    assert isinstance(card.facts.terms, str)
    assert isinstance(card.body, str)


def test_the_bundled_card_states_the_figures_of_its_table():
    card = read_card(RESOURCES / "mini")
    table = card.body.split("## On real pairs")[1].split("\n\nThe same")[0]
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in table.splitlines()
        if line.startswith("|")
    ][2:]
    assert card.facts.score == "; ".join(f"{r[0]}: mIoU {r[2]}, F1 {r[4]}" for r in rows)
    assert card.facts.ground_sample_distance.startswith("0.35 to 0.8 m")

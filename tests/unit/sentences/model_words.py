"""Words of a model as the bundled one has them, for the tests of the parser."""

from mtrefseg.model.sentences.model_words import KnownChange, KnownObject, ModelWords


def known_object(concept, *nouns, extra=(), changes=("appear", "disappear", "change")):
    clauses = {"appear": "appeared", "disappear": "disappeared", "change": "changed"}
    known = [KnownChange(kind, f"the {nouns[0]} that {clauses[kind]}") for kind in changes]
    return KnownObject(concept, nouns, (), (*known, *extra))


MINI = ModelWords(
    "mini",
    objects=(
        known_object(
            "building",
            "buildings",
            "houses",
            extra=[KnownChange("destroy", "the buildings that were destroyed", True)],
        ),
        known_object("road", "roads"),
        known_object("water", "water", "ponds"),
        known_object("tree", "trees", "forest"),
        known_object("soil", "bare ground"),
        known_object(
            "crop",
            "fields",
            extra=[
                KnownChange("harvest", "the fields that were harvested"),
                KnownChange("green", "the fields that turned green"),
            ],
        ),
        known_object("vegetation", "vegetation"),
        KnownObject(
            "construction", ("construction",), (), (KnownChange("appear", "construction"),)
        ),
    ),
    any_change="everything that changed",
    examples=("the buildings that appeared",),
)
R1 = ModelWords("r1", reads_english=True)

"""Words of objects that the land cover of synthetic scenes does not have.

They are simulated on real ground, ``training/simulation``. Each is named as the lexicon names its
concept; a model is said to know one only where that was shown on images that it never saw.
"""

from __future__ import annotations

from dataclasses import dataclass

from .grammar import (
    APPEAR_TEMPLATES,
    APPEAR_VERBS,
    DISAPPEAR_TEMPLATES,
    DISAPPEAR_VERBS,
    Nouns,
    change_sentences,
    sentences,
    state_change_sentences,
)


@dataclass(frozen=True)
class ObjectWords:
    """The words of one kind of object.

    Attributes:
        concept: Key in the lexicon; its change classes are ``CONCEPT appears`` and so on.
        nouns: Singular or mass nouns, and plurals; the first plural stands for it.
        appear_verbs: Verbs beside those of all objects.
        disappear_verbs: The same for what is gone.
        other_sentences: More sentences about objects that appeared.
    """

    concept: str
    nouns: Nouns
    appear_verbs: tuple[str, ...]
    disappear_verbs: tuple[str, ...]
    other_sentences: tuple[str, ...] = ()

    @property
    def noun(self) -> str:
        """The noun that stands for it."""
        return self.nouns[1][0]

    def appearance(self) -> tuple[str, ...]:
        """Return the sentences about objects that appeared."""
        found = sentences(self.nouns, APPEAR_VERBS + self.appear_verbs, APPEAR_TEMPLATES)
        return (*found, *self.other_sentences)

    def disappearance(self) -> tuple[str, ...]:
        """Return the sentences about objects that disappeared."""
        verbs = DISAPPEAR_VERBS + self.disappear_verbs
        return sentences(self.nouns, verbs, DISAPPEAR_TEMPLATES)

    def change(self) -> tuple[str, ...]:
        """Return the sentences about objects that appeared or disappeared."""
        return change_sentences(self.nouns)


BURNED = (
    *state_change_sentences(
        ("trees", "forests", "fields", "areas", "woods", "bushes", "hills", "slopes"),
        ("burned", "were burned", "burnt", "caught fire", "were scorched", "went up in flames"),
    ),
    *state_change_sentences(
        ("vegetation", "forest", "land", "grassland", "area", "ground", "woodland"),
        ("burned", "was burned", "burnt", "caught fire", "was scorched"),
    ),
    "what burned", "everything that burned", "where it burned", "burned by fire", "fire damage",
    "wildfire", "wildfire damage", "forest fire", "the forest fire", "burned ground",
    "the traces of the fire", "the area of the fire", "where the fire was",
)  # fmt: skip
OBJECTS: tuple[ObjectWords, ...] = (
    ObjectWords(
        "burnt area",
        (("the burnt area", "the burned area", "burnt land", "burned land", "the burn scar",
          "the fire scar", "burnt forest", "burned forest", "the charred area"),
         ("burnt areas", "burned areas", "burn scars", "fire scars", "charred areas",
          "scorched areas", "blackened areas")),
        ("spread", "was burned", "was left by the fire"),
        ("recovered", "was overgrown", "was replanted", "turned green again"),
        other_sentences=BURNED,
    ),
    ObjectWords(
        "clearing",
        (("the clearing", "the forest clearing", "the clear cut", "cleared forest",
          "felled forest", "logged forest", "the cleared area", "the forest gap",
          "deforested land"),
         ("clearings", "cleared areas", "forest clearings", "clear cuts", "deforested areas",
          "logged areas", "felled areas", "forest gaps", "glades")),
        ("was cleared", "was cut", "was opened", "was logged"),
        ("was overgrown", "was reforested", "regrew", "was replanted"),
    ),
    ObjectWords(
        "greenhouse",
        (("the greenhouse", "the glasshouse", "the plastic tunnel", "plastic sheeting",
          "plastic film", "the plastic cover", "the plastic greenhouse"),
         ("greenhouses", "glasshouses", "plastic tunnels", "plastic greenhouses", "plastic sheets",
          "plastic covers", "plastic roofs")),
        ("was built", "was erected", "was put up", "was laid out"),
        ("was dismantled", "was torn down", "was taken down"),
    ),
    ObjectWords(
        "solar field",
        (("the solar field", "the solar farm", "the solar park", "the solar plant",
          "the solar power plant", "the photovoltaic plant", "photovoltaics"),
         ("solar fields", "solar panels", "solar farms", "solar parks", "solar plants",
          "solar arrays", "photovoltaic panels", "solar modules")),
        ("was built", "was installed", "was set up", "was mounted"),
        ("was dismantled", "was taken down"),
    ),
    ObjectWords(
        "swimming pool",
        (("the swimming pool", "the pool", "the garden pool", "the private pool"),
         ("swimming pools", "pools", "garden pools", "private pools", "outdoor pools")),
        ("was built", "was dug", "was installed"),
        ("was filled in", "was covered"),
    ),
    ObjectWords(
        "quarry",
        (("the quarry", "the mine", "the open pit", "the gravel pit", "the sand pit",
          "the mining area", "the surface mine"),
         ("quarries", "mines", "open pits", "gravel pits", "sand pits", "mining areas",
          "surface mines")),
        ("was opened", "was dug", "was enlarged", "expanded", "grew"),
        ("was closed", "was filled in", "was overgrown", "was reclaimed"),
    ),
    ObjectWords(
        "paved ground",
        (("paved ground", "the paved area", "the road surface", "the concrete area",
          "sealed ground", "the asphalt area", "the paved surface", "the car park"),
         ("paved areas", "road surfaces", "paved surfaces", "sealed areas", "asphalt areas",
          "concrete areas", "car parks", "parking lots")),
        ("was paved", "was built", "was laid", "was sealed", "was asphalted"),
        ("was unsealed", "was torn up", "was removed"),
    ),
)  # fmt: skip
OBJECT_BY_CONCEPT = {known.concept: known for known in OBJECTS}

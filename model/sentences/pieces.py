"""Pieces of a sentence: terminals of the grammar of conditions, and what is left for the change.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, List, Sequence, Set, Tuple

from .lexicon import Lexicon, fold
from .parsed_sentence import Remark
from .reference_layers import layers_of, slug
from .tokens import Token

CONNECTORS = {"conjunction": "AND", "disjunction": "OR", "negation": "NOT", "except": "EXCEPT"}
SKIPPED = ("article", "filler", "quantity", "relative", "accompany", "of", "imperative", "context")


@dataclass(frozen=True)
class Piece:
    """A terminal of the grammar, or a token that is none.

    Attributes:
        kind: Name of the terminal; empty: no part of a condition.
        token: Its words.
        value: Of the terminal.
    """

    kind: str
    token: Token
    value: Any = None


@dataclass
class Reading:
    """The state of reading one sentence.

    Attributes:
        tokens: Of the sentence.
        lexicon: Of its language.
        layers: Names of the reference layers.
        remarks: Found on the way.
        taken: Numbers of the tokens that belong to a condition.
        refused: Whether something was found that cannot be taken.
    """

    tokens: List[Token]
    lexicon: Lexicon
    layers: Sequence[str]
    remarks: List[Remark] = field(default_factory=list)
    refused: bool = False
    taken: Set[int] = field(default_factory=set)

    @property
    def decimal_comma(self) -> bool:
        """Whether the language writes a decimal comma."""
        return self.lexicon.language != "en"

    def token(self, position: int) -> Token:
        """Return a token; an empty one outside of the sentence."""
        if 0 <= position < len(self.tokens):
            return self.tokens[position]
        return Token("", 0, 0)

    def skip(self, position: int, *sections: str) -> int:
        """Return the next place whose token is in none of the sections."""
        while position < len(self.tokens) and self.tokens[position].get(*sections):
            position += 1
        return position

    def take(self, start: int, end: int) -> None:
        """Mark tokens as part of a condition."""
        self.taken.update(range(start, end))

    def is_plural(self, position: int) -> bool:
        """Return whether a noun is a plural."""
        return fold(self.token(position).text) not in self.lexicon.forms

    def remark(self, code: str, token: Token, warning: bool = True, **values: Any) -> None:
        """Add a remark about a token."""
        self.remarks.append(Remark(code, token.text, token.span, dict(values), warning))

    def refuse(self, code: str, token: Token, **values: Any) -> None:
        """Add a remark for which the sentence is refused."""
        self.remark(code, token, True, **values)
        self.refused = True

    def one_layer(self, token: Token) -> str:
        """Return the layer that a word names; empty: none or several, which is refused."""
        found = layers_of(token, self.layers, self.lexicon)
        if len(found) > 1:
            name = slug(token.text)
            self.refuse("two layers", token, layers=", ".join(found), layer=name)
            return ""
        return found[0] if found else ""


Found = Tuple[List[Piece], int]
NOTHING: Found = ([], 0)

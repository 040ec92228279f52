"""A word of a sentence in another language, with its meanings.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Tuple

from .vocabulary import Meaning


@dataclass(frozen=True)
class Word:
    """A form of the sentence.

    Attributes:
        meaning: The meaning that it has here.
        text: Its folded words.
        start: Of its first character.
        end: After its last character.
        others: Its other meanings.
        typo: The form that it was taken for.
    """

    meaning: Meaning
    text: str
    start: int
    end: int
    others: Tuple[Meaning, ...] = ()
    typo: str = ""

    @property
    def role(self) -> str:
        """What it does in the sentence."""
        return self.meaning.role

    def get(self, role: str) -> Optional[Meaning]:
        """Return its meaning in a role."""
        return next((m for m in (self.meaning, *self.others) if m.role == role), None)

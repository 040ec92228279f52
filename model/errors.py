"""Errors that a user can act on. Standard library only, Python 3.9."""

from __future__ import annotations

from .messages import Message

NOTHING_WRITTEN = Message("Nothing was written.")


class MtrefsegError(Exception):
    """A problem that the user can solve: one sentence that names what is wrong, one that helps.

    Args:
        message: Names the file or parameter and its value; with ``values`` a template.
        advice: What to do about it; may be empty, and uses the same values.
        values: The values of the placeholders, as those of ``Message``.
    """

    def __init__(self, message: str, advice: str = "", /, **values: object) -> None:
        super().__init__(message, advice)
        self.message = Message(message, **values)
        self.advice = Message(advice, **values)

    @property
    def text(self) -> Message:
        """Both sentences."""
        return self.message + " " + self.advice if self.advice else self.message

    def __str__(self) -> str:
        return str(self.text)


class Cancelled(MtrefsegError):
    """The user stopped the run.

    Args:
        written: What was written all the same, as a sentence.
    """

    def __init__(self, written: str = NOTHING_WRITTEN) -> None:
        super().__init__(Message("The run was cancelled."), written)

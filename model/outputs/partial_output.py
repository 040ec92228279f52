"""Output files that appear whole or not at all: written beside the output, then renamed."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import ClassVar, Self

from ..errors import MtrefsegError
from ..files.literal_path import literal_folder
from ..files.output_path import resolve_output
from ..files.partial_files import discard, new_partial
from ..files.publish import FinishedFile, Published, publish


class PartialOutput(ABC):
    """A file that ``finish`` completes beside its output; ``commit`` renames it too.

    A context manager: leaving it without ``commit`` leaves nothing behind.

    Args:
        output: Path of the file, as the user gave it.
        suffix: End of the name of the partial file, such as ``.gpkg``.

    Attributes:
        title: What the file is, for error messages.
        write_errors: What its libraries raise when the file cannot be written.
    """

    title: ClassVar[str]
    write_errors: ClassVar[tuple[type[Exception], ...]]

    def __init__(self, output: Path | str, suffix: str) -> None:
        self._output = str(output)
        self._folder = resolve_output(output).parent
        self._partial = new_partial(self._folder, suffix)
        self._literal = self._partial
        """The same file under a path that GDAL does not interpret; known once it is created."""

    def __enter__(self) -> Self:
        """Create the file.

        Raises:
            MtrefsegError: It cannot be written.
        """
        try:
            self._literal = literal_folder(self._folder) / self._partial.name
            with self._wrap_errors():
                self._create()
        except BaseException:
            self._discard()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Remove what was not committed."""
        self._discard()

    @abstractmethod
    def finish(self) -> FinishedFile:
        """Complete the file.

        Raises:
            MtrefsegError: It cannot be written.
        """

    def commit(self) -> Published:
        """Complete the file and put it in its place.

        Raises:
            MtrefsegError: It cannot be written.
        """
        return publish([self.finish()])

    @abstractmethod
    def _create(self) -> None:
        """Create the empty file."""

    def _discard(self) -> None:
        discard(self._partial)

    @contextmanager
    def _wrap_errors(self) -> Iterator[None]:
        """Raise errors of the libraries as MtrefsegError."""
        try:
            yield
        except self.write_errors as error:
            raise MtrefsegError(
                "{title} '{output}' cannot be written ({reason}).",
                "Check the free space and that no other program uses the file.",
                title=self.title,
                output=self._output,
                reason=self._reason(error),
            ) from error

    def _reason(self, error: Exception) -> str:
        return str(error)

"""The files of an evaluation: figures and report, put in place together or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

from ...model.errors import MtrefsegError
from ...model.files.input_protection import InputFiles, check_outputs
from ...model.files.output_path import resolve_output
from ...model.files.partial_files import discard, new_partial
from ...model.files.publish import FinishedFile, publish
from ...model.outputs.overwrite import check_file_overwrite
from ...model.version import VERSION

MADE_BY = {"made_by": f"mtrefseg {VERSION}"}
"""First in the figures: tells earlier ones, which may be replaced, from a file of the user."""
_KINDS = {
    "the file of figures": (b'"made_by": "mtrefseg ', "a file of figures"),
    "the report": (b'name="generator" content="mtrefseg ', "a report"),
}


class EvaluationFiles:
    """Figures and report of one evaluation.

    Args:
        figures: Path of the JSON; empty: none.
        report: Path of the HTML; empty: none.
        overwrite: Replace also what is no earlier evaluation.
    """

    def __init__(self, figures: str, report: str, overwrite: bool = False) -> None:
        named = zip(_KINDS, (figures, report), strict=True)
        self._paths = {what: path for what, path in named if path}
        self._overwrite = overwrite

    def check(self, inputs: list[InputFiles]) -> None:
        """Check before any work that both can be written and destroy nothing.

        Raises:
            MtrefsegError: Names the file, what it would destroy, and the remedy.
        """
        check_outputs(self._paths, inputs, self._overwrite)
        for what in self._paths:
            self._check_overwrite(what)

    def write(self, figures: Mapping[str, Any], page: str) -> tuple[str, ...]:
        """Write what was asked for.

        Args:
            figures: JSON.
            page: HTML.

        Returns:
            Sentences for the user, where a file could not get its name.

        Raises:
            MtrefsegError: The disk is full, or a folder cannot be written.
        """
        text = json.dumps({**MADE_BY, **figures}, indent=2, ensure_ascii=False) + "\n"
        with ExitStack() as stack:
            made = list(self._made(dict(zip(_KINDS, (text, page), strict=True)), stack))
            return publish(made).warnings if made else ()

    def _made(self, texts: Mapping[str, str], stack: ExitStack) -> Iterator[FinishedFile]:
        for what, path in self._paths.items():
            made = new_partial(resolve_output(path).parent, Path(path).suffix)
            stack.callback(discard, made)
            try:
                made.write_bytes(texts[what].encode("utf-8", "backslashreplace"))
            except OSError as error:
                raise MtrefsegError(
                    f"'{path}' cannot be written ({error.strerror}).", "Check the free space."
                ) from error
            yield FinishedFile(
                path, made, partial(self._check_overwrite, what), None, self._overwrite
            )

    def _check_overwrite(self, what: str) -> None:
        mark, kind = _KINDS[what]
        check_file_overwrite(self._paths[what], mark, kind, self._overwrite)

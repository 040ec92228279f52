"""Bad input ends a command with one sentence and exit code 1, a signal with 128 and its number."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, NoReturn

import typer

from ..errors import MtrefsegError
from ..outputs.publish import published
from ..outputs.stopping import end_cleanly
from .scratch import remove_scratch

Json = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]


@contextmanager
def one_line_errors(as_json: bool) -> Iterator[None]:
    """Turn errors of the body into one line on stderr, or JSON on stdout.

    Args:
        as_json: The command prints for machines.
    """
    try:
        yield
    except MtrefsegError as error:
        _fail(str(error), {"error": error.message, "advice": error.advice}, as_json)
    except MemoryError:
        text = "The machine ran out of memory. Use a smaller batch or tile size."
        _fail(text, {"error": text}, as_json)
    except KeyboardInterrupt:
        print(stopped_text(), file=sys.stderr)
        raise typer.Exit(130) from None


def stopped_text() -> str:
    """Tell what a command has written before it was stopped."""
    files = ", ".join(f"'{path}'" for path in published())
    return f"Stopped; written was {files}." if files else "Stopped; nothing was written."


def end_on_signals() -> None:
    """Let SIGTERM and SIGHUP end the command in one line, with nothing half written."""

    def last(signal_name: str) -> None:
        remove_scratch()
        # Not print: the signal may have come while it was writing.
        os.write(2, f"{signal_name}: {stopped_text()}\n".encode(errors="backslashreplace"))

    end_cleanly(last)


def print_any_text() -> None:
    """Let a terminal that lacks a character show its number instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _fail(text: str, values: dict[str, str], as_json: bool) -> NoReturn:
    print(json.dumps(values, ensure_ascii=False) if as_json else f"Error: {text}",
          file=sys.stdout if as_json else sys.stderr)  # fmt: skip
    raise typer.Exit(1)

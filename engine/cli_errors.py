"""Bad input ends a command with one sentence and exit code 1, a signal with 128 and its number."""

from __future__ import annotations

import io
import json
import os
import signal
import sys
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from ..model.errors import MtrefsegError
from ..model.files.partial_files import discard_all
from ..model.files.publish import published_outputs
from ..model.files.scratch import remove_scratch
from ..model.files.signals import clean_up_on_signals
from .protocol import explain

Json = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]


show_traceback: ContextVar[bool] = ContextVar("show_traceback", default=False)
"""Whether an unexpected error is printed with its traceback."""


@contextmanager
def one_line_errors(as_json: bool) -> Iterator[None]:
    """Turn errors of the body into one line on stderr, or JSON on stdout.

    The traceback of an error that nobody expected goes to a file, whose path is told.

    Args:
        as_json: The command prints for machines.
    """
    try:
        yield
        sys.stdout.flush()  # a full disk under a redirected output shows here
    except MtrefsegError as error:
        _fail(error.message, error.advice, as_json)
    except KeyboardInterrupt:
        stop()
        raise typer.Exit(130) from None
    except (typer.Exit, typer.Abort, BrokenPipeError):
        raise
    except Exception as error:
        told = explain(error)
        advice = told["advice"] or _keep_traceback()
        if show_traceback.get():
            traceback.print_exc(file=sys.stderr)
        _fail(told["message"], advice, as_json)


def _keep_traceback() -> str:
    """Write the traceback of the current exception to a file and say where it is."""
    try:
        descriptor, name = tempfile.mkstemp(prefix="mtrefseg-error-", suffix=".log")
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace") as file:
            traceback.print_exc(file=file)
    except OSError:
        return "Its traceback is shown by 'mtrefseg --debug', with the same command."
    return f"Its traceback is in '{Path(name)}'; send it with a report of this error."


def stop() -> None:
    """End after Ctrl-C; a second one must not leave files that the first would have removed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    discard_all()
    print(stopped_text(), file=sys.stderr)


def stopped_text() -> str:
    """Tell what a command has written before it was stopped."""
    files = ", ".join(f"'{path}'" for path in published_outputs())
    return f"Stopped; written was {files}." if files else "Stopped; nothing was written."


def end_on_signals() -> None:
    """Let SIGTERM and SIGHUP end the command in one line, with nothing half written."""

    def last(signal_name: str) -> None:
        remove_scratch()
        # Not print: the signal may have come while it was writing.
        os.write(2, f"{signal_name}: {stopped_text()}\n".encode(errors="backslashreplace"))

    clean_up_on_signals(last)


def print_any_text() -> None:
    """Let a terminal that lacks a character show its number instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _fail(message: str, advice: str, as_json: bool) -> NoReturn:
    values = {"error": message, "advice": advice}
    text = " ".join(f"Error: {message} {advice}".split("\n")).strip()
    print(json.dumps(values, ensure_ascii=False) if as_json else text,
          file=sys.stdout if as_json else sys.stderr)  # fmt: skip
    raise typer.Exit(1)

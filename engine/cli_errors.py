"""Errors end a command with one sentence and exit code 1, signals with 128 and their number."""

from __future__ import annotations

import io
import json
import logging
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import typer

from ..model.errors import MtrefsegError
from ..model.files.partial_files import discard_all
from ..model.files.publish import published_outputs
from ..model.files.scratch import remove_scratch
from ..model.files.signals import clean_up_on_signals
from .logs import write_kept_log
from .protocol import error_event

_log = logging.getLogger(__name__)


@contextmanager
def exit_on_error(as_json: bool) -> Iterator[None]:
    """Print errors of the body as one line on stderr, or as JSON on stdout, and exit.

    The log of a command that ended with an unexpected error is written to a file, which the line
    names.

    Args:
        as_json: Whether the command prints for machines.
    """
    try:
        yield
        sys.stdout.flush()  # a full disk under a redirected output shows here
    except MtrefsegError as error:
        _exit(error.message, error.advice, as_json)
    except KeyboardInterrupt:
        print_interrupted()
        raise typer.Exit(130) from None
    except (typer.Exit, typer.Abort, BrokenPipeError):
        raise
    except Exception as error:
        _log.exception("unexpected error")
        fields = error_event(error)
        _exit(fields["message"], fields["advice"] or _write_log(), as_json)


def _write_log() -> str:
    """Write the log, with the traceback of the error, and return a sentence that names the file."""
    try:
        return f"Its traceback is in '{write_kept_log()}'; send it with a report of this error."
    except OSError:
        return "Its traceback is shown by 'mtrefseg --debug', with the same command."


def print_interrupted() -> None:
    """Remove partial files after Ctrl-C and print what was written.

    A second Ctrl-C is ignored: it could leave files that the first one would have removed.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    discard_all()
    print(interrupted_text(), file=sys.stderr)


def interrupted_text() -> str:
    """Return a sentence that names the files that a command had written when it was stopped."""
    files = ", ".join(f"'{path}'" for path in published_outputs())
    return f"Stopped; written was {files}." if files else "Stopped; nothing was written."


def exit_on_signals() -> None:
    """Let SIGTERM and SIGHUP end the command with one line and without partial files."""

    def last(signal_name: str) -> None:
        remove_scratch()
        # Not print: the signal may have come while it was writing.
        os.write(2, f"{signal_name}: {interrupted_text()}\n".encode(errors="backslashreplace"))

    clean_up_on_signals(last)


def escape_unprintable() -> None:
    """Let a terminal that lacks a character show its number instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _exit(message: str, advice: str, as_json: bool) -> NoReturn:
    if as_json:
        print(json.dumps({"error": message, "advice": advice}, ensure_ascii=False))
    else:
        print(" ".join(f"Error: {message} {advice}".split("\n")).strip(), file=sys.stderr)
    raise typer.Exit(1)

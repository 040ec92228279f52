"""Bad input ends a command with one sentence and exit code 1, Ctrl-C with 130."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, NoReturn

import typer

from ..errors import MtrefsegError

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
        print("Stopped; nothing was written.", file=sys.stderr)
        raise typer.Exit(130) from None


def _fail(text: str, values: dict[str, str], as_json: bool) -> NoReturn:
    print(json.dumps(values, ensure_ascii=False) if as_json else f"Error: {text}",
          file=sys.stdout if as_json else sys.stderr)  # fmt: skip
    raise typer.Exit(1)

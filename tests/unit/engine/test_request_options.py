"""Options that are made of the dataclasses of requests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import pytest
import typer
from typer.testing import CliRunner, Result

from mtrefseg.engine.cli import app
from mtrefseg.engine.field_help import attribute_texts, field_help
from mtrefseg.engine.request_options import Derived, RequestOptions, Spelling
from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.requests.detect import DetectRequest
from mtrefseg.model.requests.evaluate import EvaluateRequest
from mtrefseg.model.requests.files import ImportRequest
from mtrefseg.model.requests.flat import Flattened, flat_fields
from mtrefseg.model.requests.raster_data import RasterData
from mtrefseg.model.requests.redraw import RedrawRequest
from mtrefseg.model.requests.run import DEVICES, RunOptions
from mtrefseg.model.requests.train import TrainRequest

COLOURS = ("red", "green")


@dataclass(frozen=True)
class Frame:
    """A part of a picture.

    Attributes:
        width_px: Width; None:
            none.
        colour: One of ``COLOURS``, or None.
    """

    width_px: int | None = None
    colour: str | None = None


@dataclass(frozen=True)
class Lamp:
    """A part that may be missing.

    Attributes:
        place: Where it stands.
        power: In watts.
    """

    place: str
    power: float = 40.0


@dataclass(frozen=True)
class Picture:
    """A request.

    Attributes:
        name: Name of the ``picture``.
        frame: Its frame.
        lamp: Its lamp.
        words: Words on it.
        glass: Whether it has glass.
        framed: Whether it has a frame.

    Raises:
        MtrefsegError: The name is empty.
    """

    name: str
    frame: Annotated[Frame, Flattened()] = Frame()
    lamp: Lamp | None = None
    words: tuple[str, ...] = ()
    glass: bool = False
    framed: bool = True

    def __post_init__(self) -> None:
        if not self.name:
            raise MtrefsegError("Parameter name is empty.", "Give a name.")


def _set_size(text: str, fields: dict[str, Any]) -> None:
    fields["width_px"] = {"small": 1, "large": 9}[text]


def hang(*words: str, **options: Any) -> tuple[Result, list[Picture]]:
    """Run a command that is made of the request; return what it printed and got."""
    got: list[Picture] = []
    command = typer.Typer()

    @command.command()
    @RequestOptions(Picture, ("name",), **options)
    def run(request: Picture, as_json: bool = False) -> None:
        """Hang a picture."""
        got.append(request)

    return CliRunner().invoke(command, list(words)), got


def test_what_is_not_given_is_as_in_the_request() -> None:
    assert hang("moon")[1] == [Picture("moon")]


def test_fields_of_parts_are_options_without_their_units() -> None:
    words = ("--width", "3", "--glass", "--no-framed", "--words", "a", "--words", "b")
    expected = Picture("moon", Frame(3), words=("a", "b"), glass=True, framed=False)
    assert hang("moon", *words)[1] == [expected]


def test_a_part_that_may_be_missing_is_made_when_a_required_field_of_it_is_given() -> None:
    assert hang("moon", "--power", "5")[1] == [Picture("moon")]
    assert hang("moon", "--place", "left", "--power", "5")[1] == [
        Picture("moon", lamp=Lamp("left", 5.0))
    ]


def test_spellings_fixed_fields_and_derived_options_replace_the_rule() -> None:
    size = Derived("size", "--size", str, "small", "Size.", _set_size, replaces=("width_px",))
    done, got = hang(
        "moon", "--size", "large", "--paint", "RED", derived=(size,), fixed={"glass": True},
        spellings={"colour": Spelling("Paint.", ("--paint",), lambda text, _: text.lower())},
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    assert got == [Picture("moon", Frame(9, "red"), glass=True)]
    assert hang("moon", "--width", "3", derived=(size,))[0].exit_code == 2


def test_a_value_that_the_request_refuses_is_one_line() -> None:
    done, got = hang("")
    assert (done.exit_code, done.stderr.strip()) == (
        1,
        "Error: Parameter name is empty. Give a name.",
    )
    assert got == []


def test_the_help_is_the_entry_of_the_docstring() -> None:
    fields = flat_fields(Picture)
    assert field_help(fields["name"]) == "Name of the picture."
    assert field_help(fields["width_px"]) == "Width; not given: none."
    assert field_help(fields["colour"]) == "One of red, green."
    assert list(attribute_texts(Picture))[-1] == "framed"
    assert field_help(flat_fields(RunOptions)["device"]).endswith(", ".join(DEVICES) + ".")
    assert "Hang a picture." in hang("--help")[0].stdout


WITHOUT = {
    "predict": {"measured_shift_px", "parsed", "gsd_m", "fit_gsd"},
    "evaluate": {"gsd_m", "fit_gsd"},
    "train-stage1": {
        "stage", "rasters", "tuning", "lora_rank", "warm_up", "weight_decay", "clip"
    },
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("predict", [DetectRequest]),
        ("redraw", [RedrawRequest]),
        ("evaluate", [EvaluateRequest]),
        ("import-checkpoint", [ImportRequest]),
        ("train-stage1", [TrainRequest, RasterData]),
    ],
)
def test_every_field_of_a_request_is_an_option(name: str, kinds: list[Any]) -> None:
    command = typer.main.get_command(app).commands[name]  # type: ignore[attr-defined]
    options = {parameter.name: parameter for parameter in command.params}
    fields = {field for kind in kinds for field in flat_fields(kind)}
    assert fields - set(options) == WITHOUT.get(name, set())
    for parameter in options.values():
        text = getattr(parameter, "help", "") or ""
        assert text and "`" not in text and "None" not in text, parameter.name

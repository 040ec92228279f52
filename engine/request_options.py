"""Options of a command from the dataclass of its request, as a thin binding over typer.

Every flat field of the request becomes an option with the name, type and default of the field; the
help is its entry under ``Attributes:``. What reads better otherwise is a ``Spelling``; an option
that is no field is a ``Derived``.
"""

from __future__ import annotations

import inspect
import logging
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, field, is_dataclass
from typing import Annotated, Any, get_args

import typer

from ..model.requests.flat import FlatField, compose, flat_fields
from .cli_errors import exit_on_error
from .field_help import field_help

Values = dict[str, Any]
"""Flat fields of a request."""
UNITS = ("_m2", "_m", "_px")

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Spelling:
    """The spelling of a field on the command line where it does not follow from the field.

    Attributes:
        help: Help text; empty: the field's entry in the docstring.
        flags: Names of the option; none: the field's name.
        read: Makes the value of a text; it is called with the text and the option's name.
    """

    help: str = ""
    flags: tuple[str, ...] = ()
    read: Callable[[str, str], Any] | None = None


@dataclass(frozen=True)
class Derived:
    """An option that is no field and sets one or more of them.

    Attributes:
        name: Name of the parameter.
        flag: Name of the option.
        hint: Type of its value.
        default: Its default.
        help: Help text.
        apply: Called with its value and the flat fields, which it changes.
        replaces: Fields that have no option beside it.
        panel: Heading in the help; None: that of the other options.
    """

    name: str
    flag: str
    hint: Any
    default: Any
    help: str
    apply: Callable[[Any, Values], None]
    replaces: tuple[str, ...] = ()
    panel: str | None = None


@dataclass(frozen=True)
class RequestOptions:
    """The options of a command, as a decorator.

    The command's first parameter is the request; the others are options as they stand. Errors end
    the command as ``exit_on_error`` does, for machines where its parameter ``as_json`` is True.

    Attributes:
        kind: Dataclass of the request.
        arguments: Fields that are given by position, in this order.
        spellings: Field → how it is written.
        derived: Options that are no fields.
        fixed: Fields that the command itself gives.
        without: Fields that keep their defaults.
        panels: Dataclass that declares a field → heading in the help.
        inherited: Field with the default None → the value that it stands for, for the help.
    """

    kind: Any
    arguments: tuple[str, ...] = ()
    spellings: Mapping[str, Spelling] = field(default_factory=dict)
    derived: tuple[Derived, ...] = ()
    fixed: Mapping[str, Any] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    panels: Mapping[Any, str] = field(default_factory=dict)
    inherited: Mapping[str, Any] = field(default_factory=dict)

    def __call__(self, command: Callable[..., None]) -> Callable[..., None]:
        """Return a function with the options as parameters, for typer."""
        others = list(inspect.signature(command, eval_str=True).parameters.values())[1:]
        fields = self._fields()

        def run(**values: Any) -> None:
            rest = {other.name: values.pop(other.name) for other in others}
            with exit_on_error(bool(rest.get("as_json"))):
                request = self._request(values, fields)
                _log.info("%s: %s", command.__name__, request)
                command(request, **rest)

        parameters = [self._parameter(name, flat_field) for name, flat_field in fields.items()]
        parameters += [_derived_parameter(option) for option in self.derived]
        parameters += [other.replace(kind=inspect.Parameter.KEYWORD_ONLY) for other in others]
        run.__name__, run.__doc__, run.__annotations__ = command.__name__, command.__doc__, {}
        run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        return run

    def _fields(self) -> dict[str, FlatField]:
        """Return the fields that have an option, positional ones first."""
        replaced = {name for option in self.derived for name in option.replaces}
        hidden = {*self.without, *self.fixed, *replaced}
        fields: dict[str, FlatField] = {}
        for name, flat_field in flat_fields(self.kind).items():
            nested = _optional_dataclass(flat_field.hint)
            fields.update(flat_fields(nested) if nested else {name: flat_field})
        order = dict.fromkeys([*self.arguments, *fields])
        return {name: fields[name] for name in order if name not in hidden}

    def _parameter(self, name: str, flat_field: FlatField) -> inspect.Parameter:
        spelling = self.spellings.get(name, Spelling())
        hint, default = (str, "") if spelling.read else _typer_type(flat_field)
        text = spelling.help or field_help(flat_field)
        if name in self.arguments:
            return _keyword(name, hint, typer.Argument(help=text), inspect.Parameter.empty)
        if default is MISSING:  # of an optional dataclass: see _compose_if_given
            required = name in flat_fields(self.kind)
            default = inspect.Parameter.empty if required else ""
        option = typer.Option(
            *(spelling.flags or _flags(name, flat_field)),
            help=text,
            rich_help_panel=self.panels.get(flat_field.owner),
            show_default=str(self.inherited[name]) if name in self.inherited else True,
        )
        return _keyword(name, hint, option, default)

    def _request(self, values: Values, fields: Mapping[str, FlatField]) -> Any:
        derived = {option: values.pop(option.name) for option in self.derived}
        flat = {name: self._value(name, value, fields[name]) for name, value in values.items()}
        for option, value in derived.items():
            option.apply(value, flat)
        flat.update(self.fixed)
        for name, flat_field in flat_fields(self.kind).items():
            if nested := _optional_dataclass(flat_field.hint):
                flat[name] = _compose_if_given(nested, flat)
        return compose(self.kind, flat)

    def _value(self, name: str, value: Any, flat_field: FlatField) -> Any:
        spelling = self.spellings.get(name, Spelling())
        if spelling.read:
            return spelling.read(value, (spelling.flags or _flags(name, flat_field))[0])
        if value is None and flat_field.default == ():
            return ()
        return tuple(value) if isinstance(value, list) else value


def _optional_dataclass(hint: Any) -> Any:
    """Return the dataclass of a field that may hold it or None, else None."""
    choices = get_args(hint)
    kinds = [kind for kind in choices if is_dataclass(kind)]
    return kinds[0] if kinds and type(None) in choices else None


def _compose_if_given(kind: Any, flat: Values) -> Any:
    """Return a dataclass from its flat fields; None where no required field was given."""
    fields = flat_fields(kind)
    values = {name: flat.pop(name) for name in fields if name in flat}
    required = [name for name, flat_field in fields.items() if flat_field.default is MISSING]
    return compose(kind, values) if any(values[name] for name in required) else None


def _typer_type(flat_field: FlatField) -> tuple[Any, Any]:
    """Return type and default of a field as typer takes them."""
    if get_args(flat_field.hint) == (str, ...):
        return (list[str], MISSING) if flat_field.default is MISSING else (list[str] | None, None)
    return flat_field.hint, flat_field.default


def _flags(name: str, flat_field: FlatField) -> tuple[str]:
    for unit in UNITS:
        name = name.removesuffix(unit)
    flag = "--" + name.replace("_", "-")
    hint, default = flat_field.hint, flat_field.default
    can_be_false = (hint is bool and default) or bool in get_args(hint)
    return (f"{flag}/--no-{flag[2:]}" if can_be_false else flag,)


def _derived_parameter(option: Derived) -> inspect.Parameter:
    info = typer.Option(option.flag, help=option.help, rich_help_panel=option.panel)
    return _keyword(option.name, option.hint, info, option.default)


def _keyword(name: str, hint: Any, info: Any, default: Any) -> inspect.Parameter:
    annotation = Annotated[hint, info]
    return inspect.Parameter(
        name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation
    )

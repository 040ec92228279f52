"""Messages keep template and values, on the wire too, and stay texts for whoever takes texts."""

import ast
import json
from dataclasses import asdict
from pathlib import Path

import pytest

from mtrefseg.engine.protocol import encode_event, error_event
from mtrefseg.engine_client.json_process import _decode
from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.messages import Message, format_value, joined, messages_in, restore_messages
from mtrefseg.model.requests.events import Warned


def test_a_message_is_the_english_sentence():
    message = Message("'{path}' covers {share:.0%} of {count:,}.", path="a", share=0.5, count=1200)
    assert message == "'a' covers 50% of 1,200."
    assert json.dumps(message) == json.dumps(str(message))


def test_values_are_inserted_verbatim_and_never_read_as_placeholders():
    hostile = "{other} {path.__class__} %s {0} {path[0]}"
    message = Message("'{path}' and {other}", path=hostile, other=1)
    assert message == f"'{hostile}' and 1"


def test_placeholders_read_no_attributes_items_or_wide_numbers():
    template = "{a.real} {a[0]} {a!r} {a:999999d} {A} {}"
    assert Message(template, a=1) == template


def test_braces_of_a_text_without_values_have_no_meaning():
    assert Message("{x} {{y}}") == "{x} {{y}}"
    assert str(MtrefsegError("{x}", "{y}")) == "{x} {y}"


def test_an_error_uses_the_values_in_both_sentences():
    error = MtrefsegError("'{path}' is no file.", "Give another than '{path}'.", path="a{b}")
    assert str(error) == "'a{b}' is no file. Give another than 'a{b}'."
    assert error.message.template == "'{path}' is no file."


def test_texts_that_are_joined_stay_translatable():
    whole = Message("a {n}", n=1) + ", " + Message("b")
    assert whole == "a 1, b"
    assert isinstance(whole, Message)
    assert "x" + Message("b") == "xb"
    assert joined(" or ", ["x", Message("y")]) == "x or y"


def test_the_wire_brings_nested_messages_back():
    inner = Message("longer than {n} bytes", n=255)
    event = {"event": "warning", **asdict(Warned(Message("The name is {problem}.", problem=inner)))}
    back = _decode(encode_event(event))
    text = back["text"]
    assert text == "The name is longer than 255 bytes."
    assert text.template == "The name is {problem}."
    assert text.values["problem"].values == {"n": 255}
    assert "messages" not in back


def test_the_line_has_the_english_text_for_older_readers():
    line = json.loads(encode_event(error_event(MtrefsegError("'{p}' is bad.", "Mend it.", p="a"))))
    assert (line["message"], line["advice"]) == ("'a' is bad.", "Mend it.")
    assert {m["template"] for m in line["messages"]} == {"'{p}' is bad.", "Mend it."}


def test_an_error_in_several_lines_keeps_its_template():
    sent = error_event(MtrefsegError("It failed ({reason}).", reason="one\ntwo"))
    assert sent["message"] == "It failed (one two)."
    assert sent["message"].template == "It failed ({reason})."


def test_an_entry_that_does_not_give_its_text_is_left_out():
    forged = [{"text": "a", "template": "{x}", "values": {"x": "b"}}, {"text": 1}, "x", None]
    assert not isinstance(restore_messages({"text": "a"}, forged)["text"], Message)
    deep = {"text": "a", "template": "a", "values": {}}
    for _ in range(100):
        deep = {"text": "a", "template": "{x}", "values": {"x": deep}}
    assert not isinstance(restore_messages(["a"], [deep])[0], Message)


def test_messages_are_found_wherever_they_are_and_once():
    message = Message("a {n}", n=1)
    found = messages_in({"x": [message, {"y": (message,)}], "z": "a 1"})
    assert found == [{"text": "a 1", "template": "a {n}", "values": {"n": 1}}]


def test_a_number_is_formatted_and_a_text_is_not():
    assert format_value(0.123, ".1f") == "0.1"
    assert format_value("0.123", ".1f") == "0.123"
    assert format_value(10**400, ".1f") == str(10**400)
    assert Message("{n:d} {n:x}", n=1.5) == "{n:d} {n:x}"


ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("model", "engine", "training", "engine_client")
WRITERS = {"MtrefsegError": 2, "EngineMissing": 2, "WorkerCrashed": 2, "Cancelled": 1, "Warned": 1,
           "Message": 1, "append": 1}  # fmt: skip


def untranslatable(tree):
    """Yield the lines of messages that are put together where no translation can find them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            of_warnings = "warnings" in ast.unparse(node.func)
            count = WRITERS.get(name, 0) if name != "append" or of_warnings else 0
            if any(_put_together(argument) for argument in node.args[:count]):
                yield node.lineno


def of_errors_in_errors(tree):
    """Yield the lines of errors whose text takes in that of another one: an f-string drops it."""
    for node in ast.walk(tree):
        name = getattr(getattr(node, "func", None), "id", "")
        if name in WRITERS and any(isinstance(a, ast.JoinedStr) for a in node.args):
            yield node.lineno


def _put_together(node):
    if isinstance(node, ast.IfExp):
        return _put_together(node.body) or _put_together(node.orelse)
    formatted = isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "format"
    return formatted or isinstance(node, ast.JoinedStr)


@pytest.mark.parametrize("room", ROOMS)
def test_no_message_is_put_together_without_a_template(room):
    found = {
        f"{path.relative_to(ROOT)}:{line}"
        for path in sorted((ROOT / room).rglob("*.py"))
        for line in untranslatable(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert not found


@pytest.mark.parametrize("room", ["plugin", "processing_provider"])
def test_no_error_of_the_plugin_drops_the_template_of_the_engine(room):
    found = {
        f"{path.relative_to(ROOT)}:{line}"
        for path in sorted((ROOT / room).rglob("*.py"))
        for line in of_errors_in_errors(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert not found


@pytest.mark.parametrize(
    "text",
    [
        "MtrefsegError(f'{x} is bad.', 'Mend it.')",
        "MtrefsegError('It is bad.', f'Mend {x}.' if x else '')",
        "self.warnings.append('{} is bad'.format(x))",
        "Message(f'{x}')",
    ],
)
def test_such_a_message_is_found(text):
    assert [*untranslatable(ast.parse(text))] == [1]

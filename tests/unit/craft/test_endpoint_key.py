"""The key of an endpoint: sent to it, and nowhere else."""

import io
import json
import logging
import subprocess
import sys
import time
import traceback
from pathlib import Path

import pytest
from pydantic import SecretStr

from mtrefseg.engine.worker import Worker
from mtrefseg.engine_client.interpreter import worker_command
from mtrefseg.engine_client.worker_client import WorkerClient
from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.requests.endpoint_options import EndpointOptions
from mtrefseg.model.requests.probe_endpoint import ProbeEndpointRequest
from mtrefseg.tests.agent_server import AgentServer
from mtrefseg.tests.unit.craft.endpoint_clients import ANSWER, KEY, cell, client_of
from mtrefseg.training.craft.agent.agent_client import AgentClient
from mtrefseg.training.craft.agent.answers import CellAnswer
from mtrefseg.training.craft.agent.redaction import Redaction

FAULTS = [None, "400", "401", "429", "500", "malformed", "refusal", "html", "redirect"]


class PatientInput(io.BytesIO):
    """Ends when the operation has run twice: the end of the input cancels what is waiting."""

    def __init__(self, data, found):
        super().__init__(data)
        self.found = found

    def readline(self, limit):
        line = super().readline(limit)
        while not line and len(self.found) < 2:
            time.sleep(0.01)
        return line


def bearers(server):
    requests = (*server.received, *server.listed)
    headers = ({name.lower(): text for name, text in one.headers.items()} for one in requests)
    return {one.get("authorization") for one in headers}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_server_that_repeats_the_key_brings_it_into_no_error_log_or_file(fault, tmp_path, caplog):
    caplog.set_level(logging.DEBUG)
    shown, cache = [], tmp_path / "x.agent.sqlite"
    behaviour = {"echo_key": True, "failure": lambda: fault, "location": f"http://h/?k={KEY}"}
    with (
        AgentServer(lambda text, images: ANSWER, **behaviour) as server,
        client_of(server.url, cache=cache, on_message=shown.append) as client,
    ):
        try:
            shown.append(client.complete(cell(), CellAnswer))
        except MtrefsegError as error:
            shown += [error, repr(error), error.message.values, *traceback.format_exception(error)]
        shown += [repr(vars(client)), repr(vars(client._endpoint)), repr(client.spent)]
    assert bearers(server) == {f"Bearer {KEY}"}
    assert KEY not in "".join(map(str, shown)) + caplog.text
    for file in tmp_path.rglob("*"):
        assert KEY.encode() not in file.read_bytes()


def test_another_host_never_gets_it():
    with AgentServer(lambda text, images: ANSWER) as other:
        behaviour = {"failure": lambda: "redirect", "fail_probe": True, "location": other.url}
        with (
            AgentServer(lambda text, images: ANSWER, **behaviour) as server,
            client_of(server.url) as client,
            pytest.raises(MtrefsegError, match="which is not followed"),
        ):
            client.complete(cell(), CellAnswer)
        assert other.received == other.listed == []


def test_without_a_key_none_is_sent(monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-somebody-else")
    with AgentServer(lambda text, images: ANSWER) as server, client_of(server.url, key=None) as c:
        c.complete(cell(), CellAnswer)
    assert bearers(server) == {None}


def test_all_forms_of_a_key_are_removed_and_placeholders_stay():
    redaction = Redaction(SecretStr("sk+a/b=c"))
    forms = ["sk+a/b=c", "sk%2Ba%2Fb%3Dc", "c2srYS9iPWM="]
    assert redaction.value({forms[0]: [forms[1], {"x": f"a {forms[2]} b"}, 1]}) == {
        "[key]": ["[key]", {"x": "a [key] b"}, 1]
    }
    assert Redaction(SecretStr("none")).text("none of them") == "none of them"


@pytest.mark.parametrize("key", ["sk-a b-0123456789", "sk-a\n0123456789", "schlüssel-0123456"])
def test_a_key_that_no_header_carries_is_refused_without_showing_it(key):
    with pytest.raises(MtrefsegError, match="holds characters that no key has") as error:
        AgentClient(EndpointOptions(endpoint="http://127.0.0.1:9/v1"), SecretStr(key))
    assert key not in str(error.value)


@pytest.mark.parametrize("url", [f"http://user:{KEY}@h/v1", f"http://h/v1?key={KEY}", f"h/{KEY}#@"])
def test_a_key_in_the_address_or_in_the_name_of_the_variable_is_refused(url):
    for values in ({"endpoint": url.replace("h/sk", "ftp://h/sk")}, {"key_variable": KEY}):
        with pytest.raises(MtrefsegError) as error:
            EndpointOptions(**values)
        if "ftp" not in str(error.value):
            assert KEY not in str(error.value)


def test_the_worker_gives_the_secret_to_its_operation_and_forgets_it():
    from mtrefseg.engine.agent_key import agent_key

    found, out = [], io.StringIO()

    def operation(request, on_event, cancelled):
        key = agent_key(EndpointOptions(key_variable="NO_SUCH_VARIABLE"))
        found.append(key and key.get_secret_value())
        return {"request": request, "key": repr(key)}

    lines = [{"id": 1, "op": "x", "secret": KEY}, {"id": 2, "op": "x"},
             {"id": 3, "op": "x", "secret": [KEY]}]  # fmt: skip
    text = "".join(json.dumps(line) + "\n" for line in lines)
    Worker(PatientInput(text.encode(), found), out, {"x": operation}).serve()
    assert found == [KEY, None]
    assert KEY not in out.getvalue()
    assert "secret of a request is no text" in out.getvalue()


def test_the_command_line_takes_it_from_the_environment_and_shows_it_nowhere(tmp_path):
    with AgentServer(lambda text, images: ANSWER, echo_key=True) as server:
        for fault in (None, "400"):
            server.behaviour.failure, server.behaviour.fail_probe = (lambda f=fault: f), True
            command = [sys.executable, "-m", "mtrefseg", "--debug", "craft", "probe", server.url,
                       "--agent-key-variable", "MINE"]  # fmt: skip
            environment = {"MINE": KEY, "OPENAI_LOG": "debug", "HOME": str(tmp_path)}
            done = subprocess.run(command, env=environment, capture_output=True, text=True)
            assert done.returncode == (fault is not None)
            assert KEY not in done.stdout + done.stderr
        assert bearers(server) == {f"Bearer {KEY}"}
    assert not [file for file in tmp_path.rglob("*") if file.is_file()]


def test_a_worker_process_has_it_neither_in_its_command_nor_environment_nor_log(tmp_path):
    seen = []

    def facts_of(pid):
        return b"".join(Path(f"/proc/{pid}/{name}").read_bytes() for name in ("cmdline", "environ"))

    with AgentServer(lambda text, images: ANSWER, echo_key=True) as server:
        client = WorkerClient(lambda: worker_command(sys.executable), tmp_path)
        server.behaviour.failure = lambda: seen.append(facts_of(client.workers.busy[0].pid))
        server.behaviour.fail_probe = True
        request = ProbeEndpointRequest(EndpointOptions(endpoint=server.url)).to_dict()
        try:
            found = client.run(
                "probe_endpoint", request, print, lambda: False, on_log=seen.append, secret=KEY
            )
        finally:
            client.close()
    assert found["model"] == "test-model"
    assert bearers(server) == {f"Bearer {KEY}"}
    log, facts = Path(seen[0]).read_bytes(), seen[1]
    assert b"probe_endpoint" in log
    assert KEY.encode() not in log + facts
    assert KEY not in json.dumps([request, found])

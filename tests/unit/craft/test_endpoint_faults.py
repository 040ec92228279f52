"""Everything that goes wrong at an endpoint, over real HTTP: each ends soon, with its outcome."""

import socket
import subprocess
import threading
import time
from contextlib import closing

import pytest

from mtrefseg.model.errors import Cancelled
from mtrefseg.tests.agent_server import AgentServer
from mtrefseg.tests.unit.craft.endpoint_clients import ANSWER, cell, client_of
from mtrefseg.training.craft.agent.answers import CellAnswer
from mtrefseg.training.craft.agent.language_model import EndpointStopped, NoAnswer

OF_THE_PROMPT = {
    "malformed": "holds no JSON",
    "cut off": "it is cut off",
    "refusal": "refuses: “I cannot look at this.”",
    "refusal in words": "I'm sorry",
    "language": "changes: Field required",
    "empty": "it is empty",
    "400": "status 400",
    "413": "status 413",
    "500": "status 500",
    "503": "status 503",
    "error in 200": "status 500: out of memory",
    "hang": "no answer within 1 s",
    "drip": "no answer within 1 s",
    "huge": "more than 4 MB",
}
OF_THE_RUN = {
    "401": "refuses the key",
    "402": "status 402",
    "429": "status 429",
    "quota": "current quota",
    "closed": "cannot be reached",
    "broken": "cannot be reached",
    "html": "not as an OpenAI-compatible server",
    "no json": "not as an OpenAI-compatible server",
    "no completion": "not as an OpenAI-compatible server",
    "deep": "not as an OpenAI-compatible server",
    "redirect": "redirects to 'http://example.org/v1', which is not followed",
}


def server_with(fault, **behaviour):
    values = {"failure": lambda: fault, "location": "http://example.org/v1", **behaviour}
    return AgentServer(lambda text, images: ANSWER, **values)


@pytest.mark.parametrize("fault", OF_THE_PROMPT)
def test_a_fault_of_one_prompt_ends_it_and_the_next_is_answered(fault):
    with server_with(fault) as server, client_of(server.url) as client:
        began_s = time.monotonic()
        with pytest.raises(NoAnswer, match=OF_THE_PROMPT[fault]):
            client.complete(cell(1), CellAnswer)
        assert time.monotonic() - began_s < 8
        server.behaviour.failure = lambda: None
        assert client.complete(cell(2), CellAnswer).changes[0].what == "building"


@pytest.mark.parametrize("fault", OF_THE_RUN)
def test_a_fault_of_the_endpoint_ends_the_run_without_further_requests(fault):
    with server_with(fault) as server, client_of(server.url) as client:
        began_s = time.monotonic()
        with pytest.raises(EndpointStopped, match=OF_THE_RUN[fault]):
            client.complete(cell(1), CellAnswer)
        assert time.monotonic() - began_s < 8
        sent = len(server.received)
        with pytest.raises(EndpointStopped, match=OF_THE_RUN[fault]):
            client.complete(cell(2), CellAnswer)
        assert len(server.received) == sent


@pytest.mark.parametrize("fault", ["malformed", "cut off", "language", "empty", "refusal in words"])
def test_an_answer_that_cannot_be_used_gets_one_repair_question(fault):
    faults = iter([fault])
    with server_with(None, failure=lambda: next(faults, None)) as server:
        with client_of(server.url) as client:
            assert client.complete(cell(), CellAnswer).changes[0].what == "building"
        assert [len(one.body["messages"]) for one in server.received] == [2, 2, 4]
        assert "cannot be used" in server.received[-1].body["messages"][-1]["content"]


def test_an_answer_in_another_language_gets_a_repair_question():
    german = ANSWER.replace("building", "neues Gebäude").replace("left", "im linken Teil")
    answers = iter([german, ANSWER])
    with AgentServer(lambda text, images: next(answers)) as server:
        with client_of(server.url) as client:
            assert client.complete(cell(), CellAnswer).changes[0].what == "building"
        assert "not in English" in server.received[-1].body["messages"][-1]["content"]


@pytest.mark.parametrize("fault", ["429", "500", "503", "closed"])
def test_a_short_fault_is_waited_for(fault):
    faults = iter([fault, fault])
    with server_with(None, failure=lambda: next(faults, None)) as server:
        with client_of(server.url) as client:
            assert client.complete(cell(), CellAnswer).changes
        assert len(server.received) == 4


def test_retry_after_is_kept():
    faults = iter(["429"])
    behaviour = {"failure": lambda: next(faults, None), "retry_after": "1"}
    with server_with(None, **behaviour) as server, client_of(server.url) as client:
        client.probe()
        began_s = time.monotonic()
        assert client.complete(cell(), CellAnswer).changes
        assert 1.0 <= time.monotonic() - began_s < 5


def test_a_long_pause_ends_the_run_and_is_told():
    with (
        server_with("429", retry_after="3600") as server,
        client_of(server.url) as client,
        pytest.raises(EndpointStopped, match="no further requests for 1 h 0 min"),
    ):
        client.complete(cell(), CellAnswer)


def test_an_endpoint_that_fails_prompt_after_prompt_ends_the_run():
    with server_with("500") as server, client_of(server.url) as client:
        for number in range(2):
            with pytest.raises(NoAnswer):
                client.complete(cell(number), CellAnswer)
        with pytest.raises(EndpointStopped, match="status 500"):
            client.complete(cell(3), CellAnswer)


def test_a_cancel_ends_a_request_that_hangs_at_once():
    cancelled = threading.Event()
    with (
        server_with("hang") as server,
        client_of(server.url, timeout_s=60, cancelled=cancelled.is_set) as client,
    ):
        client.probe()
        threading.Timer(0.2, cancelled.set).start()
        began_s = time.monotonic()
        with pytest.raises(Cancelled):
            client.complete(cell(), CellAnswer)
        assert time.monotonic() - began_s < 2


def test_a_closed_port_is_named_with_the_remedy():
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        url = f"http://127.0.0.1:{free.getsockname()[1]}/v1"
    with client_of(url) as client, pytest.raises(EndpointStopped) as error:
        client.complete(cell(), CellAnswer)
    assert str(error.value) == (
        f"Endpoint '{url}' cannot be reached (Connection refused). Start its server, or correct "
        "the address."
    )


def test_a_name_that_no_one_has_is_told():
    with (
        client_of("https://no-such-host.invalid/v1") as client,
        pytest.raises(EndpointStopped, match="no-such-host.invalid/v1' cannot be reached"),
    ):
        client.complete(cell(), CellAnswer)


def test_a_certificate_that_no_one_signed_is_refused(tmp_path):
    files = [str(tmp_path / name) for name in ("key.pem", "cert.pem")]
    make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
            "-subj", "/CN=localhost", "-keyout", files[0], "-out", files[1]]  # fmt: skip
    subprocess.run(make, check=True, capture_output=True)
    with AgentServer(lambda text, images: ANSWER, certificate=files) as server:
        with (
            client_of(server.url) as client,
            pytest.raises(EndpointStopped, match=r"reached safely \(CERTIFICATE_VERIFY_FAIL"),
        ):
            client.complete(cell(), CellAnswer)
        assert server.received == []


def test_https_to_a_server_without_it_is_told():
    with server_with(None) as server:
        url = server.url.replace("http:", "https:")
        with (
            client_of(url) as client,
            pytest.raises(EndpointStopped, match="cannot be reached safely"),
        ):
            client.complete(cell(), CellAnswer)

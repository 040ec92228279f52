"""What a client finds out about an endpoint, and how it adapts."""

import pytest

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.tests.agent_server import RUNGS, AgentServer
from mtrefseg.tests.unit.craft.endpoint_clients import ANSWER, cell, client_of
from mtrefseg.training.craft.agent.answers import CellAnswer
from mtrefseg.training.craft.agent.language_model import EndpointStopped


def server_with(**behaviour):
    return AgentServer(lambda text, images: ANSWER, **behaviour)


def rungs_of(server):
    return [one.body.get("response_format", {}).get("type", "text") for one in server.received]


@pytest.mark.parametrize("number", range(3))
def test_the_strictest_form_that_works_is_found_once_and_told(number):
    told = []
    with server_with(rungs=RUNGS[number:]) as server:
        with client_of(server.url, on_message=told.append) as client:
            assert client.probe().dialect.rung == RUNGS[number]
            assert client.complete(cell(), CellAnswer).changes
            assert client.probe() is client.probe()
        assert rungs_of(server) == [*RUNGS[: number + 1], RUNGS[number]]
    assert [str(message) for message in told] == [
        f"Model 'test-model' at {server.url[7:-3]} answers as "
        f"{('JSON schema', 'JSON', 'JSON in text')[number]} and understands images."
    ]


def test_a_schema_is_flat_strict_and_without_references():
    with server_with() as server, client_of(server.url) as client:
        client.complete(cell(), CellAnswer)
    sent = server.received[-1].body["response_format"]["json_schema"]
    changes = sent["schema"]["properties"]["changes"]["items"]
    assert sent["strict"] is True
    assert changes["required"] == list(changes["properties"])
    assert changes["properties"]["type"] == {"enum": [0, 1, 2], "type": "integer"}
    assert not {"$ref", "$defs", "default", "anyOf"} & set(str(sent).replace("'", " ").split())


def test_other_names_of_parameters_are_found():
    with server_with(limit="max_completion_tokens", temperature=False) as server:
        with client_of(server.url) as client:
            assert client.complete(cell(), CellAnswer).changes
        assert "max_completion_tokens" in server.received[-1].body
        assert rungs_of(server)[-1] == "json_schema"


@pytest.mark.parametrize("images", ["refused", "ignored"])
def test_an_endpoint_without_images_is_refused(images):
    with (
        server_with(images=images) as server,
        client_of(server.url) as client,
        pytest.raises(EndpointStopped, match=r"does not understand images.*mmproj"),
    ):
        client.complete(cell(), CellAnswer)


def test_a_wrong_name_of_a_model_is_told_with_those_that_there_are():
    with server_with(models=("qwen", "smol")) as server:
        with (
            client_of(server.url, model="gpt") as client,
            pytest.raises(EndpointStopped, match="no model 'gpt'. Use one of: qwen, smol."),
        ):
            client.probe()
        with (
            client_of(server.url) as client,
            pytest.raises(EndpointStopped, match="has 2 models, and none is named"),
        ):
            client.probe()


def test_a_url_of_an_operation_or_without_a_path_is_understood():
    with server_with() as server:
        for url in (server.url[:-3], f"{server.url}/", f"{server.url}/chat/completions"):
            with client_of(url) as client:
                client.probe()
        assert {one.path for one in server.received} == {"/v1/chat/completions"}


@pytest.mark.parametrize("url", ["http://93.184.216.34/v1", "http://no-such-host.invalid/v1"])
def test_plain_http_leaves_the_local_network_only_when_it_is_allowed(url):
    with pytest.raises(MtrefsegError, match="without encryption"):
        client_of(url)
    client_of(url, plain_http=True).__exit__(None, None, None)


@pytest.mark.parametrize("host", ["localhost", "10.1.2.3", "192.168.0.7", "[::1]", "100.64.1.1"])
def test_plain_http_is_allowed_in_the_local_network(host):
    client_of(f"http://{host}:8080/v1").__exit__(None, None, None)


def test_nothing_is_sent_before_the_first_prompt_and_no_facts_of_the_system_ever(monkeypatch):
    monkeypatch.setenv("OPENAI_ORG_ID", "org-secret")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    with server_with() as server, client_of(server.url) as client:
        estimate = client.estimate([(cell(), 10)])
        assert (server.received, server.listed) == ([], [])
        client.complete(cell(), CellAnswer)
        names = {name.lower() for one in server.received for name in one.headers}
    assert estimate.images == 20
    assert server.url[7:-3] in estimate.text
    assert names <= {"host", "accept", "accept-encoding", "connection", "content-type",
                     "content-length", "user-agent", "authorization",
                     "x-stainless-raw-response"}  # fmt: skip

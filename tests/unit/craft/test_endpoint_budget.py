"""The budget of a run: never exceeded, also by requests at the same time."""

import time

import pytest

from mtrefseg.tests.agent_server import AgentServer
from mtrefseg.tests.unit.craft.endpoint_clients import ANSWER, cell, client_of
from mtrefseg.training.craft.agent.answers import CellAnswer
from mtrefseg.training.craft.agent.language_model import EndpointStopped, NoAnswer

PROMPTS = [cell(number) for number in range(12)]


def server_with(**behaviour):
    return AgentServer(lambda text, images: ANSWER, **behaviour)


def test_requests_at_the_same_time_keep_the_number_of_calls():
    with (
        server_with(delay_s=0.02) as server,
        client_of(server.url, max_calls=6, parallel=4) as client,
    ):
        with pytest.raises(EndpointStopped, match="budget of 6 requests: ") as error:
            client.complete_all(PROMPTS, CellAnswer)
        assert client.spent.calls == len(server.received) == 6
    assert "costs nothing" in str(error.value)


def test_tokens_are_counted_before_a_request_starts():
    with (
        server_with(tokens=900, delay_s=0.02) as server,
        client_of(server.url, max_tokens=5000, answer_tokens=100, parallel=4) as client,
    ):
        with pytest.raises(EndpointStopped, match="budget of 5,000 tokens"):
            client.complete_all(PROMPTS, CellAnswer)
        assert client.spent.tokens <= 5000
        assert client.spent.tokens == len(server.received) * 940
        assert len(server.received) >= 3


def test_money_is_counted_by_the_prices():
    prices = {"price_in": 1000.0, "price_out": 2000.0}
    with (
        server_with(tokens=900) as server,
        client_of(server.url, max_money=5.0, answer_tokens=100, **prices) as client,
    ):
        with pytest.raises(EndpointStopped, match=r"budget of a price of 5\.00"):
            client.complete_all(PROMPTS, CellAnswer)
        spent = client.spent
    assert 0.9 < (spent.tokens_in * 1000 + spent.tokens_out * 2000) / 1e6 <= 5.0
    assert len(server.received) == spent.calls


def test_repeated_requests_count_too_and_a_hanging_one_counts_in_full():
    with server_with(failure=lambda: "hang") as server:
        limits = {"answer_tokens": 100, "max_calls": 3}
        with client_of(server.url, **limits) as client:
            with pytest.raises((NoAnswer, EndpointStopped)):
                client.complete(cell(), CellAnswer)
            assert client.spent.calls == len(server.received) == 3
            assert client.spent.tokens_out >= 200


def test_servers_that_report_no_tokens_are_counted_by_the_estimate():
    with server_with(usage=False) as server, client_of(server.url, answer_tokens=100) as client:
        client.complete(cell(), CellAnswer)
        assert client.spent.tokens_out == 200
        assert client.spent.tokens_in > 700


def test_an_estimate_follows_what_the_endpoint_reports():
    with server_with(tokens=5000) as server, client_of(server.url) as client:
        before = client.estimate([(cell(), 10)]).cost.tokens_in
        client.probe()
        assert client.estimate([(cell(), 10)]).cost.tokens_in > 4 * before


def test_the_order_of_answers_is_that_of_the_prompts_and_several_run_at_once():
    def named(text, images):
        number = text.split()[1].rstrip(",")
        time.sleep(0.05 if int(number) % 2 else 0)
        return ANSWER.replace("building", f"building {number}")

    with AgentServer(named) as server, client_of(server.url, parallel=4) as client:
        found = client.complete_all(PROMPTS, CellAnswer)
        assert [one.changes[0].what for one in found] == [f"building {n}" for n in range(12)]
        assert 2 <= server.most_at_once <= 4


def test_a_prompt_without_an_answer_stands_in_its_place():
    def some(text, images):
        return "no" if "Chip 1," in text else ANSWER

    with AgentServer(some) as server, client_of(server.url) as client:
        found = client.complete_all(PROMPTS[:3], CellAnswer)
    assert [isinstance(one, NoAnswer) for one in found] == [False, True, False]

"""The file of the answers: reruns are free, nothing is lost, nothing foreign is touched."""

import json
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.tests.agent_server import AgentServer
from mtrefseg.tests.unit.craft.endpoint_clients import ANSWER, KEY, cell, client_of
from mtrefseg.training.craft.agent.answer_cache import AnswerCache
from mtrefseg.training.craft.agent.answers import CellAnswer, MaskAnswer
from mtrefseg.training.craft.agent.cache_file import cache_beside
from mtrefseg.training.craft.agent.language_model import NoAnswer, Prompt

RUN = """
import sys
from pathlib import Path
from mtrefseg.tests.unit.craft.endpoint_clients import cell, client_of
from mtrefseg.training.craft.agent.answers import CellAnswer
with client_of(sys.argv[1], cache=Path(sys.argv[2])) as client:
    for number in range(100):
        client.complete(cell(number), CellAnswer)
"""


@pytest.fixture
def path(tmp_path):
    return cache_beside(tmp_path / "region.gpkg")


def server_with(answer=ANSWER, **behaviour):
    return AgentServer(lambda text, images: answer, **behaviour)


def ledger(path):
    with closing(sqlite3.connect(path)) as database:
        rows = database.execute("SELECT facts FROM calls ORDER BY id").fetchall()
    return [json.loads(facts) for (facts,) in rows]


def test_a_rerun_costs_nothing_and_gives_the_same(path):
    with server_with() as server:
        with client_of(server.url, cache=path) as client:
            first = client.complete(cell(), CellAnswer)
        sent = len(server.received)
        with client_of(server.url, cache=path, key="another-key-000") as client:
            assert client.complete(cell(), CellAnswer) == first
            assert client.spent.calls == 0
        assert len(server.received) == sent


def test_a_refusal_is_stored_with_its_sentence_and_a_failure_of_the_server_is_not(path):
    faults = iter(["refusal", *["500"] * 4])
    with server_with(failure=lambda: next(faults, None)) as server:
        with client_of(server.url, cache=path) as client:
            with pytest.raises(NoAnswer) as first:
                client.complete(cell(1), CellAnswer)
            with pytest.raises(NoAnswer, match="status 500"):
                client.complete(cell(2), CellAnswer)
        with client_of(server.url, cache=path) as client:
            with pytest.raises(NoAnswer) as second:
                client.complete(cell(1), CellAnswer)
            assert client.complete(cell(2), CellAnswer).changes
    assert second.value.message == first.value.message
    assert second.value.message.template == first.value.message.template


def test_whatever_changes_the_answer_changes_the_key(path):
    prompt = cell()
    others = [
        Prompt(prompt.purpose, "2", prompt.text, prompt.images),
        Prompt(prompt.purpose, prompt.version, prompt.text + " ", prompt.images),
        Prompt(prompt.purpose, prompt.version, prompt.text, prompt.images[::-1]),
    ]
    with server_with(models=("test-model", "other")) as server:
        for values in (
            {"model": "test-model"},
            {"model": "other"},
            {"model": "other", "answer_tokens": 99},
        ):
            with client_of(server.url, cache=path, **values) as client:
                for one in (prompt, *others):
                    client.complete(one, CellAnswer)
        assert len(server.received) == 3 * (1 + 4)
        server.behaviour.answer = lambda text, images: '{"verdict": "accept"}'
        with client_of(server.url, cache=path, model="test-model") as client:
            assert client.complete(prompt, MaskAnswer).verdict == "accept"


def test_the_ledger_has_each_request_with_its_outcome_and_cost(path):
    faults = iter(["500", None, "refusal"])
    with (
        server_with(failure=lambda: next(faults)) as server,
        client_of(server.url, cache=path, price_in=10.0) as client,
    ):
        client.complete(cell(1), CellAnswer)
        with pytest.raises(NoAnswer):
            client.complete(cell(2), CellAnswer)
    calls = ledger(path)
    assert [one["outcome"] for one in calls] == ["stop", "status 500", "stop", "refused"]
    assert [one["purpose"] for one in calls] == ["probe", "cell", "cell", "cell"]
    assert [one["money"] for one in calls] == [0.005, 0.0, 0.005, 0.005]


def test_a_kill_loses_no_answer_that_came(path):
    with server_with(delay_s=0.01) as server:
        command = [sys.executable, "-c", RUN, server.url, str(path)]
        process = subprocess.Popen(command)
        while len(server.received) < 12 and process.poll() is None:
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
        process.wait()
        sent = len(server.received)
        with client_of(server.url, cache=path) as client:
            for number in range(sent):
                client.complete(cell(number), CellAnswer)
            # the probe, and at most what was on its way
            assert client.spent.calls <= 4


@pytest.mark.parametrize("damage", ["header", "middle", "newer", "empty"])
def test_a_damaged_cache_is_set_aside_and_told(path, damage):
    told = []
    with server_with() as server:
        with client_of(server.url, cache=path) as client:
            client.complete(cell(), CellAnswer)
        if damage == "newer":
            with closing(sqlite3.connect(path)) as database:
                database.execute("PRAGMA user_version = 99")
        else:
            data = bytearray(path.read_bytes())
            part = slice(0, 60) if damage == "header" else slice(4096, 3 * 4096)
            data[part] = b"\xff" * len(data[part])
            path.write_bytes(b"" if damage == "empty" else bytes(data))
        with client_of(server.url, cache=path, on_message=told.append) as client:
            assert client.complete(cell(), CellAnswer).changes
    aside = list(path.parent.glob(f"{path.name}.damaged-*"))
    assert len(aside) == (0 if damage == "empty" else 1)
    assert any("was renamed" in message for message in told) == (damage != "empty")


def test_a_file_that_is_no_cache_is_refused_and_stays(tmp_path):
    for name, data in (("a.tif", b"II*\0"), ("notes.sqlite", None)):
        file = tmp_path / name
        if data is None:
            with closing(sqlite3.connect(file)) as database:
                database.execute("CREATE TABLE mine (a)")
        else:
            file.write_bytes(data)
        before = file.read_bytes()
        with pytest.raises(MtrefsegError, match=f"{name}' is no cache"):
            client_of("http://127.0.0.1:9/v1", cache=file)
        assert file.read_bytes() == before


def test_a_folder_that_cannot_be_written_costs_the_cache_alone(tmp_path):
    told = []
    missing = tmp_path / "missing" / "x.agent.sqlite"
    with (
        server_with() as server,
        client_of(server.url, cache=missing, on_message=told.append) as client,
    ):
        assert client.complete(cell(), CellAnswer).changes
    assert "will pay for the answers" in told[0]
    assert not missing.parent.exists()


def test_the_oldest_rows_are_pruned(path):
    cache = AnswerCache(path)
    for number in range(10):
        cache.put(str(number), {"answer": number})
        cache.begin_call({"number": number})
    cache.close()
    cache = AnswerCache(path, most_rows=3)
    assert [cache.get(str(number)) is not None for number in range(10)] == [False] * 7 + [True] * 3
    cache.close()
    assert [one["number"] for one in ledger(path)] == [7, 8, 9]


def test_the_key_is_in_no_file(path):
    with server_with(echo_key=True) as server, client_of(server.url, cache=path) as client:
        client.complete(cell(), CellAnswer)
    assert path.stat().st_size > 0
    assert KEY.encode() not in path.read_bytes()

"""The endpoint of a language model in Processing: its parameters, its key, its test."""

import json

import pytest
from qgis.core import (
    QgsApplication,
    QgsAuthMethodConfig,
    QgsProcessingContext,
    QgsProcessingFeedback,
)

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.requests.endpoint_options import EndpointOptions
from mtrefseg.processing_provider.algorithms.probe_endpoint import ProbeEndpoint
from mtrefseg.processing_provider.builders.agent_builder import endpoint_key, endpoint_options
from mtrefseg.processing_provider.builders.parameter_values import ParameterValues
from mtrefseg.processing_provider.parameters.agent_parameters import agent_parameters

KEY = "sk-qgis-0123456789"
URL = "http://localhost:8080/v1"


class WithEndpoint(ProbeEndpoint):
    def initAlgorithm(self, configuration=None):
        for parameter in agent_parameters(self.tr):
            self.addParameter(parameter)


class RecordingClient:
    """Keeps what is sent to the engine."""

    def __init__(self, error=None):
        self.error, self.runs = error, []

    def check(self):
        pass

    def run(self, operation, request, *callbacks, secret=""):
        self.runs.append((operation, request, secret))
        if self.error:
            raise self.error
        return {"text": "It answers.", "model": "m", "form": "text", "seconds": 0.5}


class Log(QgsProcessingFeedback):
    def __init__(self):
        super().__init__(False)
        self.lines = []

    def pushInfo(self, text):
        self.lines.append(text)

    def reportError(self, text, fatal=False):
        self.lines.append(text)


def values_of(given, kind=WithEndpoint):
    algorithm = kind(RecordingClient())
    algorithm.initAlgorithm()
    return ParameterValues(algorithm, given, QgsProcessingContext())


@pytest.fixture
def stored():
    """Return a function that stores an entry and returns its number."""
    manager = QgsApplication.authManager()
    if manager.isDisabled() or not manager.setMasterPassword("master", False):
        pytest.skip("this QGIS has no authentication store")
    numbers = []

    def store(method, **entries):
        config = QgsAuthMethodConfig(method)
        config.setName(method)
        for name, value in entries.items():
            config.setConfig(name, value)
        done = manager.storeAuthenticationConfig(config)
        assert done[0] if isinstance(done, tuple) else done
        numbers.append(config.id())
        return config.id()

    yield store
    for number in numbers:
        manager.removeAuthenticationConfig(number)


def test_an_endpoint_that_is_not_given_has_the_defaults():
    assert endpoint_options(values_of({})) == EndpointOptions()


def test_every_option_is_read():
    given = {"AGENT_ENDPOINT": f" {URL} ", "AGENT_MODEL": "m", "AGENT_MAX_CALLS": "7",
             "AGENT_MAX_TOKENS": 900, "AGENT_MAX_MONEY": 1.5, "AGENT_PRICE_IN": 2,
             "AGENT_PRICE_OUT": 3.5, "AGENT_PARALLEL": 4, "AGENT_TIMEOUT_S": 9,
             "AGENT_ANSWER_TOKENS": 300, "AGENT_PLAIN_HTTP": True,
             "AGENT_CACHE": "/x.sqlite"}  # fmt: skip
    assert endpoint_options(values_of(given)) == EndpointOptions(
        URL, "m", max_calls=7, max_tokens=900, max_money=1.5, price_in=2.0, price_out=3.5,
        parallel=4, timeout_s=9.0, answer_tokens=300, plain_http=True, cache="/x.sqlite",
    )  # fmt: skip


def test_a_wrong_address_is_refused_before_the_run():
    algorithm = ProbeEndpoint(RecordingClient())
    algorithm.initAlgorithm()
    for url in ("", "localhost", "ftp://h", "http://u:p@h/v1"):
        accepted, text = algorithm.checkParameterValues(
            {"AGENT_ENDPOINT": url}, QgsProcessingContext()
        )
        assert not accepted
        assert text


@pytest.mark.parametrize(
    ("method", "entries"),
    [
        ("APIHeader", {"Authorization": f"Bearer {KEY}"}),
        ("APIHeader", {"authorization": KEY}),
        ("Basic", {"username": "me", "password": KEY}),
        ("EsriToken", {"token": KEY}),
    ],
)
def test_the_key_is_read_from_the_store(stored, method, entries):
    assert endpoint_key(values_of({"AGENT_KEY": stored(method, **entries)})) == KEY


def test_an_entry_without_a_key_and_a_missing_one_are_told(stored):
    with pytest.raises(MtrefsegError, match="of kind 'Basic' holds no key"):
        endpoint_key(values_of({"AGENT_KEY": stored("Basic", username="me")}))
    with pytest.raises(MtrefsegError, match="no entry 'abc1234'"):
        endpoint_key(values_of({"AGENT_KEY": "abc1234"}))
    assert endpoint_key(values_of({})) == ""


@pytest.mark.parametrize("error", [None, MtrefsegError("It is down.", "Start it.")])
def test_the_key_goes_to_the_worker_beside_the_request_and_into_no_log(stored, error):
    client, log, context = RecordingClient(error), Log(), QgsProcessingContext()
    algorithm = ProbeEndpoint(client).create()
    values = {"AGENT_ENDPOINT": URL, "AGENT_KEY": stored("APIHeader", Authorization=KEY)}
    results, done = algorithm.run(values, context, log)
    assert done == (error is None)
    assert results.get("MODEL") == (None if error else "m")
    ((operation, request, secret),) = client.runs
    assert (operation, secret) == ("probe_endpoint", KEY)
    command = algorithm.asPythonCommand(values, context)
    assert KEY not in json.dumps(request) + "".join(log.lines) + log.textLog() + command

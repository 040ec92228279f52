"""The endpoint of a language model from the values of parameters, and its key."""

from __future__ import annotations

from typing import Any, Dict

from qgis.core import QgsApplication, QgsAuthMethodConfig

from ...model.requests.endpoint_options import EndpointOptions
from ..translate import tr
from .parameter_values import ParameterValues

BEARER = "bearer "
_TEXTS = {"endpoint": "AGENT_ENDPOINT", "model": "AGENT_MODEL", "cache": "AGENT_CACHE"}
_WHOLE = {
    "max_calls": "AGENT_MAX_CALLS",
    "max_tokens": "AGENT_MAX_TOKENS",
    "answer_tokens": "AGENT_ANSWER_TOKENS",
    "parallel": "AGENT_PARALLEL",
}
_NUMBERS = {
    "max_money": "AGENT_MAX_MONEY",
    "price_in": "AGENT_PRICE_IN",
    "price_out": "AGENT_PRICE_OUT",
    "timeout_s": "AGENT_TIMEOUT_S",
}


def endpoint_options(values: ParameterValues) -> EndpointOptions:
    """Return the endpoint; what was not given keeps its default.

    Raises:
        MtrefsegError: Names the parameter and the remedy.
    """
    fields: Dict[str, Any] = {name: values.text(one) for name, one in _TEXTS.items()}
    whole = {name: values.optional_integer(one) for name, one in _WHOLE.items()}
    numbers = {name: values.optional_number(one) for name, one in _NUMBERS.items()}
    given = {name: value for name, value in {**whole, **numbers}.items() if value is not None}
    fields.update(given)
    if values.given("AGENT_PLAIN_HTTP"):
        fields["plain_http"] = values.flag("AGENT_PLAIN_HTTP")
    return EndpointOptions(**fields)


def endpoint_key(values: ParameterValues) -> str:
    """Return the key from QGIS's authentication store; empty: none was chosen.

    It belongs into ``WorkerClient.run(…, secret=…)`` alone. Called in the main thread, in
    ``prepareAlgorithm``: QGIS may have to ask for its master password.

    Raises:
        MtrefsegError: The store is disabled or locked, or its entry has no key.
    """
    chosen = values.text("AGENT_KEY")
    if not chosen:
        return ""
    manager = QgsApplication.authManager()
    if manager.isDisabled():
        reason = " ".join(manager.disabledMessage().split())
        text = tr("QGIS's authentication store is disabled ({}).").format(reason)
        raise values.error("AGENT_KEY", text, tr("Use the environment variable instead."))
    if chosen not in manager.configIds():
        text = tr("The authentication store has no entry '{}'.").format(chosen)
        raise values.error("AGENT_KEY", text, tr("Choose another."))
    config = QgsAuthMethodConfig()
    loaded = manager.loadAuthenticationConfig(chosen, config, True)
    if not (loaded[0] if isinstance(loaded, tuple) else loaded):
        text = tr("The entry '{}' of the authentication store cannot be read.").format(chosen)
        raise values.error("AGENT_KEY", text, tr("Enter QGIS's master password."))
    key = _key_of(config)
    if not key:
        text = tr("The entry '{entry}' of kind '{kind}' holds no key.")
        text = text.format(entry=chosen, kind=config.method())
        advice = tr("Use 'API Header' with Authorization, or 'Basic' with the key as password.")
        raise values.error("AGENT_KEY", text, advice)
    return key


def _key_of(config: QgsAuthMethodConfig) -> str:
    """Return the key in an entry: of a header Authorization, a token, or a password."""
    entries = {name.lower(): value.strip() for name, value in config.configMap().items()}
    if config.method() == "APIHeader":
        header = entries.get("authorization", "")
        return header[len(BEARER) :].strip() if header.lower().startswith(BEARER) else header
    return entries.get({"Basic": "password", "EsriToken": "token"}.get(config.method(), ""), "")

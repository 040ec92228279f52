"""Parameters of a language model's endpoint and of what it may cost."""

from __future__ import annotations

from typing import List

from qgis.core import QgsProcessingParameterAuthConfig
from qgis.core import QgsProcessingParameterDefinition as Parameter

from ...model.requests.endpoint_options import KEY_VARIABLE, EndpointOptions
from .declarations import Translate, flag, integer, number, text


def agent_parameters(tr: Translate, optional: bool = True) -> List[Parameter]:
    """Return the parameters of an endpoint and its budget.

    Args:
        tr: Translates.
        optional: Whether the algorithm works without an endpoint.
    """
    return [*endpoint_parameters(tr, optional), *_budget(tr)]


def endpoint_parameters(tr: Translate, optional: bool = True) -> List[Parameter]:
    """Return the parameters of an endpoint alone, as ``agent_parameters``."""
    key = QgsProcessingParameterAuthConfig(
        "AGENT_KEY", tr("Key of the language model"), None, optional=True
    )
    key.setHelp(
        tr(
            "Entry of QGIS's authentication store with the key: 'API Header' with Authorization, "
            "'Basic' with the key as password, or 'Esri Token'. Empty: the environment variable "
            "{}, or no key."
        ).format(KEY_VARIABLE)
    )
    return [
        text(
            "AGENT_ENDPOINT",
            tr("Endpoint of a language model"),
            tr(
                "Base URL of an OpenAI-compatible server, as http://localhost:8080/v1. Pictures of "
                "the rasters are sent there. Empty: no language model, and nothing is sent."
            ),
            optional=optional,
        ),
        text(
            "AGENT_MODEL",
            tr("Language model"),
            tr("A model that understands images. Empty: the only one that the server has."),
        ),
        key,
        number(
            "AGENT_TIMEOUT_S",
            tr("Longest time for an answer (seconds)"),
            tr("A slower request counts as failed."),
            default=EndpointOptions.timeout_s,
            minimum=1.0,
            maximum=3600.0,
            decimals=0,
            advanced=True,
        ),
        integer(
            "AGENT_ANSWER_TOKENS",
            tr("Longest answer (tokens)"),
            tr("Models that reason before they answer need more."),
            default=EndpointOptions.answer_tokens,
            minimum=64,
            advanced=True,
        ),
        flag(
            "AGENT_PLAIN_HTTP",
            tr("Allow http without encryption outside of the local network"),
            tr("Key and pictures can then be read on their way."),
            advanced=True,
        ),
    ]


def _budget(tr: Translate) -> List[Parameter]:
    return [
        integer(
            "AGENT_MAX_CALLS",
            tr("Most requests to the language model"),
            tr("What is left undone then is said, and done by another run."),
            default=EndpointOptions.max_calls,
            minimum=1,
        ),
        integer(
            "AGENT_MAX_TOKENS",
            tr("Most tokens"),
            tr("Read and written together. No request starts that could exceed it."),
            default=EndpointOptions.max_tokens,
            minimum=1,
        ),
        number(
            "AGENT_MAX_MONEY",
            tr("Highest price"),
            tr("In the currency of the prices, which are needed too. Empty: no limit."),
            decimals=2,
        ),
        _price("AGENT_PRICE_IN", tr("Price of a million tokens that are read"), tr),
        _price("AGENT_PRICE_OUT", tr("Price of a million tokens that are written"), tr),
        integer(
            "AGENT_PARALLEL",
            tr("Requests at the same time"),
            tr("As many as the server answers at once; the result does not depend on it."),
            default=EndpointOptions.parallel,
            minimum=1,
            advanced=True,
        ),
        text(
            "AGENT_CACHE",
            tr("File of the answers"),
            tr("Makes a rerun free. Empty: beside the training file."),
            advanced=True,
        ),
    ]


def _price(name: str, label: str, tr: Translate) -> Parameter:
    help_text = tr("From the provider's list of prices; 0 for a server of yours.")
    return number(name, label, help_text, default=0.0, maximum=1e6, decimals=4, advanced=True)

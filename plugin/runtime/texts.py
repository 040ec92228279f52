"""Texts of the engine's dialog: state, plan with checks, report."""

from __future__ import annotations

import html
import os
import shlex
from typing import Sequence

from qgis.core import Qgis
from qgis.PyQt.QtCore import QT_VERSION_STR

from ...engine_client.interpreter import VARIABLE
from ...engine_client.worker_process import read_tail
from ...processing_provider.translate import tr
from ..support_report import support_report
from . import fill_folder, machine
from .plan import MANAGED_PYTHON, Plan
from .preflight import GOOD, STOP, WARNING, Finding
from .runtime_folder import RuntimeFolder
from .tasks import Machine

LOG_LINES = 200
SIGNS = {GOOD: "✓", WARNING: "⚠", STOP: "✗"}


def state_text(plan: Plan, other: str) -> str:
    """Return which Python the engine runs in.

    Args:
        plan: The plan of an installation.
        other: The Python of the setting; empty: none.
    """
    variable, installed = os.environ.get(VARIABLE, ""), plan.folder.installed()
    if variable:
        text = tr("The variable {} names the engine's Python, whatever is installed: {}")
        return text.format(VARIABLE, variable)
    if other:
        return tr("The engine runs in another Python: {}").format(other)
    if installed is None:
        return tr("The engine is not installed yet.")
    text = tr("The engine is installed: PyTorch {}, Python {}, on '{}' ({}).")
    text = text.format(installed.torch, installed.python, installed.device, installed.reason)
    if installed.key == plan.key:
        return text
    return text + " " + tr("An update is due: Install makes it.")


def plan_html(plan: Plan, findings: Sequence[Finding]) -> str:
    """Return the plan and the findings of the checks, one line each."""
    lines = [_bold(line) for line in plan.describe()]
    lines += [f"{SIGNS[finding.level]} {_bold(finding.text)}" for finding in findings]
    return "<br>".join(lines)


def fill_command(plan: Plan) -> str:
    """Return the command line that fills a folder of wheels for this machine on another one."""
    python = plan.python
    version = ".".join(map(str, python.version[:2])) if python else MANAGED_PYTHON
    return shlex.join(fill_folder.command("wheels", version, plan.device))


def engine_facts(folder: RuntimeFolder) -> str:
    """Return versions and device of the installed engine for a report."""
    engine = folder.installed()
    if engine is None:
        return "not installed by the plugin"
    return f"PyTorch {engine.torch}, Python {engine.python}, '{engine.device}' ({engine.reason})"


def report_text(
    plan: Plan,
    found: Machine,
    findings: Sequence[Finding],
    result: str,
    rasters: Sequence[str] = (),
) -> str:
    """Return the report of an installation in Markdown, without names of user and machine."""
    versions = {"QGIS": Qgis.QGIS_VERSION, "Qt": QT_VERSION_STR}
    parts = {
        "Plan": plan.describe(),
        "Engine": [engine_facts(plan.folder)],
        "Machine": [str(found.gpu or "no NVIDIA GPU"), machine.wheel_tag()],
        "Checks": [f"{f.level}: {f.text}" for f in findings] or ["not made"],
        "Rasters": rasters or ["not known here; the dock has a report about them"],
        "Result": [result or "nothing was done"],
    }
    return support_report(versions, parts, read_tail(plan.folder.log, LOG_LINES))


def _bold(line: str) -> str:
    """Return a line as HTML with the text before the colon in bold."""
    name, colon, rest = html.escape(line, quote=False).partition(": ")
    return f"<b>{name}</b>{colon}{rest}" if colon else name

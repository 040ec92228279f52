"""Causes of failed installations, recognised in the output of programs, with their remedies."""

from __future__ import annotations

import re
from typing import Tuple

from ...model.errors import MtrefsegError
from ...processing_provider.translate import mark, tr

# Pattern, message, advice. The first match decides: causes stand before their consequences.
_KNOWN: Tuple[Tuple[str, str, str], ...] = (
    (
        r"\b407\b|proxy authori|proxy authent|proxy requires auth|ProxyAuthenticationRequired",
        mark("The proxy asks for a login."),
        mark(
            "Enter user and password in QGIS: Settings, Options, Network, Use proxy for web access."
        ),
    ),
    (
        r"certificate verify failed|UnknownIssuer|self.signed certificate|SSL handshake failed"
        r"|invalid peer certificate|unable to get local issuer|certificate .*not trusted"
        r"|issuer certificate",
        mark(
            "The secure connection is intercepted by a certificate that this machine does "
            "not trust."
        ),
        mark(
            "Ask your administrator for the company's root certificate and add it to the "
            "system's store, or let the variable SSL_CERT_FILE name it."
        ),
    ),
    (
        r"No space left|os error 28|os error 112|ENOSPC|WinError 112|not enough space|disk "
        r"full",
        mark("The disk is full."),
        mark(
            "Make room for the size that the page names, then install again: it goes on "
            "where it was."
        ),
    ),
    (
        r"hash mismatch|hash differs|HASHES FROM|hashes? do(es)? not match|not match the "
        r"hashes",
        mark("A downloaded package is not the one that was pinned (its hash differs)."),
        mark(
            "A proxy or mirror has changed it: use another network, or install from a "
            "folder of wheels."
        ),
    ),
    (
        r"WinError (5|32)\b|os error (5|32)\b|being used by another process|Access is denied",
        mark("Another program, often an antivirus program, holds a file of the installation."),
        mark("Except the folder that the page names from its scan, then install again."),
    ),
    (
        r"Permission denied|os error 13\b|EACCES|Read-only file system|Operation not permitted",
        mark("The folder of the installation cannot be written."),
        mark("Give yourself the right to write there, or use another QGIS profile."),
    ),
    (
        r"driver.*(too old|insufficient)|CUDA driver version is insufficient|forward "
        r"compatibility was attempted",
        mark("The driver of the GPU is too old for this build of PyTorch."),
        mark("Install NVIDIA's driver 580 or newer, or install for the CPU."),
    ),
    (
        r"no wheels? with a matching|not a supported wheel|No matching distribution|no "
        r"(source distribution|usable wheels)|has no wheels|doesn't have a .*wheel|no "
        r"compatible wheel|was not found in the provided package locations|unsatisfiable",
        mark("There is no package for this platform or Python where the installer looked."),
        mark(
            "Use a 64-bit Python 3.11 to 3.13 on Linux, macOS (Apple silicon) or Windows; "
            "a folder of wheels must have been filled for this platform and Python."
        ),
    ),
    (
        r"ensurepip is not|No module named '?(venv|ensurepip|pip)|No interpreter found|No "
        r"Python at|python.*(does not support|is not compatible)|requires-python",
        mark("No Python was found that can carry the engine."),
        mark("Choose a 64-bit Python 3.11 to 3.13, for example of Miniforge, with 'Other Python'."),
    ),
    (
        r"GLIBC_|GLIBCXX_|DLL load failed|cannot open shared object|WinError (126|1114)",
        mark("A library of the system is missing or too old."),
        mark(
            "On Windows install Microsoft's Visual C++ redistributable; on Linux use a "
            "system with glibc 2.28 or newer."
        ),
    ),
    (
        r"dns error|Name or service not known|Could not resolve|Temporary failure in name"
        r"|Network is unreachable|Connection refused|failed to lookup|Host .* not found|error "
        r"sending request|timed out|getaddrinfo|Connection reset|NewConnectionError",
        mark("The package index cannot be reached."),
        mark(
            "Check the connection and QGIS's proxy settings (Settings, Options, Network), "
            "then install again: it goes on where it was. Without internet install from a "
            "folder of wheels."
        ),
    ),
)


def diagnose(output: str) -> MtrefsegError:
    """Return the cause and the remedy by the output of a program.

    Args:
        output: Output of the failed program, or the reason of a failed download.
    """
    for pattern, message, advice in _KNOWN:
        if re.search(pattern, output, re.IGNORECASE):
            return MtrefsegError(tr(message), tr(advice))
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    last = lines[-1] if lines else tr("it printed nothing")
    return MtrefsegError(
        tr("The installation failed: {}").format(last),
        tr("The log has more; 'Copy report' takes it along."),
    )

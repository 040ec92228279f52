"""Downloads a model folder of which the user knows the hash; safetensors and JSON only."""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
from pathlib import Path
from typing import Callable, List

from qgis.core import QgsFileDownloader
from qgis.PyQt.QtCore import QEventLoop, QTimer, QUrl

from ...model.errors import Cancelled, MtrefsegError
from ...model.requests.events import Progress
from ...model.weights.model_folder import CARD, CONFIG, TOKENIZER, WEIGHTS
from ...processing_provider.known_models import KnownModel, add_model

NEEDED = (CONFIG, TOKENIZER, WEIGHTS)
WISHED = ("tokenizer_config.json", CARD)
# Hubs serve a branch under the same form of address; only a commit stays what it is.
HUBS = ("huggingface.co", "hf.co")
POLL_MS = 100
LARGEST_TEXT = 1 << 25
LARGEST_WEIGHTS = 1 << 36

Cancel = Callable[[], bool]
OnProgress = Callable[[Progress], None]


def check_address(address: str, sha256: str) -> str:
    """Return the address of the folder, with one slash at its end.

    Args:
        address: Where config.json and the weights lie.
        sha256: The hash of the weights, from whom the user trusts.

    Raises:
        MtrefsegError: It is not https, not pinned, or the hash is none.
    """
    url = QUrl(address.strip())
    if url.scheme() != "https" or not url.host():
        raise MtrefsegError(
            f"Address '{address}' is not https.", "Give a folder on a https server."
        )
    if not re.fullmatch(r"[0-9a-f]{64}", sha256.strip().lower()):
        raise MtrefsegError(
            f"Hash '{sha256}' is not a SHA-256.",
            f"Give the 64 digits of {WEIGHTS} that its authors publish.",
        )
    pinned = re.search(r"/resolve/[0-9a-f]{40}(/|$)", url.path())
    if url.host() in HUBS and not pinned:
        raise MtrefsegError(
            f"Address '{address}' names no revision.",
            "Use …/resolve/COMMIT/ with the 40 digits of a commit.",
        )
    return address.strip().rstrip("/") + "/"


def download_model(
    address: str, sha256: str, folder: Path, on_progress: OnProgress, cancelled: Cancel
) -> KnownModel:
    """Download a model and put it on the list; the folder appears whole or not at all.

    Args:
        address: The folder on the server.
        sha256: The hash of the weights.
        folder: Where to put it; must not exist.
        on_progress: Told how far the weights are.
        cancelled: Asked all the time.

    Raises:
        Cancelled: ``cancelled`` said so; nothing is left.
        MtrefsegError: It cannot be downloaded, or is not what was pinned.
    """
    base = check_address(address, sha256)
    if folder.exists():
        raise MtrefsegError(f"Folder '{folder}' exists.", "Choose a new one.")
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=".mtrefseg-", dir=folder.parent))
    try:
        for name in (*WISHED, *NEEDED):
            _download(base + name, made / name, name in NEEDED, on_progress, cancelled)
        if _sha256(made / WEIGHTS) != sha256.strip().lower():
            raise MtrefsegError(
                f"The weights at '{base}' do not have the hash that you gave.", "Nothing was kept."
            )
        made.replace(folder)
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return add_model(str(folder))


def _download(
    address: str, path: Path, needed: bool, on_progress: OnProgress, cancelled: Cancel
) -> None:
    """Download one file in this thread, in pieces, through QGIS's network."""
    loop, timer = QEventLoop(), QTimer()
    problems: List[str] = []
    downloader = QgsFileDownloader(QUrl(address), str(path), "", True)
    downloader.downloadError.connect(problems.extend)
    downloader.downloadExited.connect(loop.quit)
    most = LARGEST_WEIGHTS if path.name == WEIGHTS else LARGEST_TEXT

    def progressed(done: int, total: int) -> None:
        if max(done, total) > most:
            problems.append(f"it is longer than {most / 1e6:.0f} MB.")
            downloader.cancelDownload()
            return
        on_progress(Progress("download", done / total if total > 0 else 0.0, text=path.name))

    def look() -> None:
        if cancelled():
            downloader.cancelDownload()
            loop.quit()  # also where the downloader does not say that it has ended

    downloader.downloadProgress.connect(progressed)
    timer.timeout.connect(look)
    timer.start(POLL_MS)
    downloader.startDownload()
    loop.exec()
    timer.stop()
    if cancelled():
        raise Cancelled()
    if problems and not needed:
        path.unlink(missing_ok=True)
    elif problems or not path.is_file():
        reason = "; ".join(map(str, problems)) or "no answer"
        raise MtrefsegError(f"'{address}' cannot be downloaded: {reason}", "Check the address.")


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 22):
            digest.update(block)
    return digest.hexdigest()

"""Download of a model folder with a known hash; safetensors and JSON only."""

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
from ...model.weights.model_folder import CARD, CONFIG, KNOWN_WORDS, TOKENIZER, WEIGHTS
from ...processing_provider.known_models import KnownModel, add_model
from ...processing_provider.translate import tr

NEEDED = (CONFIG, TOKENIZER, WEIGHTS)
OPTIONAL = ("tokenizer_config.json", KNOWN_WORDS, CARD)
# Hubs serve branches under addresses of the same form; only a commit is immutable.
HUBS = ("huggingface.co", "hf.co")
POLL_MS = 100
LARGEST_TEXT = 1 << 25
LARGEST_WEIGHTS = 1 << 36

Cancel = Callable[[], bool]
OnProgress = Callable[[Progress], None]


def check_address(address: str, sha256: str) -> str:
    """Return the address of the folder, with one slash at its end.

    Args:
        address: Folder of config.json and the weights.
        sha256: Hash of the weights, from a source that the user trusts.

    Raises:
        MtrefsegError: The address is not https or not pinned, or the hash is no SHA-256.
    """
    url = QUrl(address.strip())
    if url.scheme() != "https" or not url.host():
        raise MtrefsegError(
            tr("Address '{}' is not https.").format(address),
            tr("Give a folder on a https server."),
        )
    if not re.fullmatch(r"[0-9a-f]{64}", sha256.strip().lower()):
        raise MtrefsegError(
            tr("Hash '{}' is not a SHA-256.").format(sha256),
            tr("Give the 64 digits of {} that its authors publish.").format(WEIGHTS),
        )
    pinned = re.search(r"/resolve/[0-9a-f]{40}(/|$)", url.path())
    if url.host() in HUBS and not pinned:
        raise MtrefsegError(
            tr("Address '{}' names no revision.").format(address),
            tr("Use …/resolve/COMMIT/ with the 40 digits of a commit."),
        )
    return address.strip().rstrip("/") + "/"


def download_model(
    address: str, sha256: str, folder: Path, on_progress: OnProgress, cancelled: Cancel
) -> KnownModel:
    """Download a model and add it to the list; the folder is created atomically.

    Args:
        address: The folder on the server.
        sha256: The hash of the weights.
        folder: Target folder; must not exist.
        on_progress: Called with the progress of each file.
        cancelled: Polled; True stops the download.

    Raises:
        Cancelled: ``cancelled`` returned True; nothing is left.
        MtrefsegError: A file cannot be downloaded, or the hash differs.
    """
    base = check_address(address, sha256)
    if folder.exists():
        raise MtrefsegError(tr("Folder '{}' exists.").format(folder), tr("Choose a new one."))
    folder.parent.mkdir(parents=True, exist_ok=True)
    partial = Path(tempfile.mkdtemp(prefix=".mtrefseg-", dir=folder.parent))
    try:
        for name in (*OPTIONAL, *NEEDED):
            _download(base + name, partial / name, name in NEEDED, on_progress, cancelled)
        if _sha256(partial / WEIGHTS) != sha256.strip().lower():
            text = tr("The weights at '{}' do not have the hash that you gave.")
            raise MtrefsegError(text.format(base), tr("Nothing was kept."))
        partial.replace(folder)
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return add_model(str(folder))


def _download(
    address: str, path: Path, needed: bool, on_progress: OnProgress, cancelled: Cancel
) -> None:
    """Download one file in this thread with QGIS's network settings."""
    loop, timer = QEventLoop(), QTimer()
    problems: List[str] = []
    downloader = QgsFileDownloader(QUrl(address), str(path), "", True)
    downloader.downloadError.connect(problems.extend)
    downloader.downloadExited.connect(loop.quit)
    most = LARGEST_WEIGHTS if path.name == WEIGHTS else LARGEST_TEXT

    def progressed(done: int, total: int) -> None:
        if max(done, total) > most:
            problems.append(tr("it is longer than {:.0f} MB.").format(most / 1e6))
            downloader.cancelDownload()
            return
        on_progress(Progress("download", done / total if total > 0 else 0.0, text=path.name))

    def poll() -> None:
        if cancelled():
            downloader.cancelDownload()
            loop.quit()  # the downloader does not always emit that it has ended

    downloader.downloadProgress.connect(progressed)
    timer.timeout.connect(poll)
    timer.start(POLL_MS)
    downloader.startDownload()
    loop.exec()
    timer.stop()
    if cancelled():
        raise Cancelled()
    if problems and not needed:
        path.unlink(missing_ok=True)
    elif problems or not path.is_file():
        reason = "; ".join(map(str, problems)) or tr("no answer")
        text = tr("'{address}' cannot be downloaded: {reason}")
        raise MtrefsegError(text.format(address=address, reason=reason), tr("Check the address."))


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 22):
            digest.update(block)
    return digest.hexdigest()

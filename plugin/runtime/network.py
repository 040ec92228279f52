"""Access to the network with QGIS's settings: proxy, logins, certificates."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Dict, List, Optional, Tuple
from urllib.parse import quote

from qgis.core import QgsFeedback, QgsNetworkAccessManager
from qgis.PyQt.QtCore import QEventLoop, QObject, Qt, QTimer, QUrl
from qgis.PyQt.QtNetwork import (
    QAuthenticator,
    QNetworkProxy,
    QNetworkProxyQuery,
    QNetworkReply,
    QNetworkRequest,
)

from ...model.errors import Cancelled, MtrefsegError
from ...processing_provider.translate import tr
from .installation import Network
from .sources import PYPI

POLL_MS = 50
IDLE_TIMEOUT_S = 60.0  # the default of QGIS's network timeout

SCHEMES = {
    QNetworkProxy.ProxyType.HttpProxy: "http",
    QNetworkProxy.ProxyType.HttpCachingProxy: "http",
    QNetworkProxy.ProxyType.Socks5Proxy: "socks5",
}


class ProxyLogin(QObject):
    """The proxy login entered in QGIS's window, for the programs of the installation.

    Kept in memory, as QGIS does. Connected after QGIS's window, so that it receives the result.

    Attributes:
        user: Empty until a login was entered.
    """

    def __init__(self, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self.user, self.password = "", ""
        # Direct: the arguments of a queued signal are deleted before it arrives, a crash.
        direct = Qt.ConnectionType.DirectConnection
        manager = QgsNetworkAccessManager.instance()
        manager.proxyAuthenticationRequired.connect(self._store, direct)

    def _store(self, proxy: QNetworkProxy, login: QAuthenticator) -> None:
        self.user, self.password = login.user(), login.password()


@dataclass(frozen=True)
class Proxy:
    """QGIS's proxy.

    Attributes:
        scheme: Scheme of its URL.
        host: Name or address.
        port: Port number.
        user: User of QGIS's settings; may be empty.
        password: Password of QGIS's settings; may be empty.
        excluded: Hosts that are reached without the proxy.
    """

    scheme: str
    host: str
    port: int
    user: str
    password: str
    excluded: Tuple[str, ...]

    def variables(self, login: ProxyLogin) -> Dict[str, str]:
        """Return the proxy as environment variables.

        Args:
            login: The entered login, which wins over the settings.
        """
        entered = bool(login.user)
        user = login.user if entered else self.user
        password = login.password if entered else self.password
        credentials = f"{quote(user, safe='')}:{quote(password, safe='')}@" if user else ""
        address = f"{self.scheme}://{credentials}{self.host}:{self.port}"
        upper = {"HTTP_PROXY": address, "HTTPS_PROXY": address, "ALL_PROXY": address}
        lower = {name.lower(): value for name, value in upper.items()}
        excluded = ",".join(["localhost", "127.0.0.1", *self.excluded])
        return {**upper, **lower, "NO_PROXY": excluded}


def qgis_proxy() -> Optional[Proxy]:
    """Return QGIS's proxy for the package index, or None; called in the main thread."""
    manager = QgsNetworkAccessManager.instance()
    factory = manager.proxyFactory()
    query = QNetworkProxyQuery(QUrl(f"{PYPI}/"))
    proxies = factory.queryProxy(query) if factory else [manager.fallbackProxy()]
    proxy = next((p for p in proxies if p.type() in SCHEMES and p.hostName()), None)
    if proxy is None:
        return None
    excluded = tuple(QUrl(x).host() or x for x in (*manager.excludeList(), *manager.noProxyList()))
    scheme, host, port = SCHEMES[proxy.type()], proxy.hostName(), proxy.port()
    return Proxy(scheme, host, port, proxy.user(), proxy.password(), excluded)


def qgis_network(proxy: Optional[Proxy], login: ProxyLogin, feedback: QgsFeedback) -> Network:
    """Return the network of an installation; called in the main thread.

    Args:
        proxy: The proxy by ``qgis_proxy``.
        login: The login, which the user may enter during the installation.
        feedback: Cancels the current and all later downloads.
    """
    variables = (lambda: proxy.variables(login)) if proxy is not None else dict
    manager = QgsNetworkAccessManager.instance()
    settings = manager.fallbackProxy(), manager.excludeList(), manager.noProxyList()

    def fetch_by_proxy(address: str) -> bytes:
        # The manager of a reused thread has the proxy of its first use.
        QgsNetworkAccessManager.instance().setFallbackProxyAndExcludes(*settings)
        return fetch(address, feedback)

    return Network(fetch_by_proxy, variables)


def fetch(
    address: str, feedback: Optional[QgsFeedback] = None, idle_timeout_s: float = IDLE_TIMEOUT_S
) -> bytes:
    """Download an address through QGIS; may be called in any thread.

    The reply belongs to the calling thread, whose event loop polls the feedback and the clock, so
    that a cancel ends the request: ``QgsBlockingNetworkRequest`` never returns when the cancel
    arrives while it is being set up, and QGIS then waits for its thread on exit.

    Args:
        address: Address of the download.
        feedback: Cancels the download.
        idle_timeout_s: Seconds without data after which the download fails.

    Raises:
        Cancelled: The feedback was cancelled.
        MtrefsegError: The download has failed; the reason is Qt's text.
    """
    if feedback is not None and feedback.isCanceled():
        raise Cancelled()
    reply = QgsNetworkAccessManager.instance().get(_request(address))
    try:
        timed_out = _wait(reply, feedback, idle_timeout_s)
        if feedback is not None and feedback.isCanceled():
            raise Cancelled()
        if timed_out:
            # English: ``diagnose`` recognises the reason in it.
            raise _failure(address, f"timed out, no answer for {idle_timeout_s:.0f} s")
        if reply.error() != QNetworkReply.NetworkError.NoError:
            raise _failure(address, reply.errorString())
        return bytes(reply.readAll())
    finally:
        reply.deleteLater()


def _failure(address: str, reason: str) -> MtrefsegError:
    text = tr("'{address}' cannot be downloaded: {reason}")
    return MtrefsegError(text.format(address=address, reason=reason))


def _request(address: str) -> QNetworkRequest:
    """Return a request that follows redirects and bypasses the cache."""
    request = QNetworkRequest(QUrl(address))
    attribute = QNetworkRequest.Attribute
    values = {
        attribute.RedirectPolicyAttribute: QNetworkRequest.RedirectPolicy.NoLessSafeRedirectPolicy,
        attribute.CacheLoadControlAttribute: QNetworkRequest.CacheLoadControl.AlwaysNetwork,
    }
    for name, value in values.items():
        # Qt expects a number; an enum of PyQt 6 would be passed as a Python object.
        request.setAttribute(name, int(getattr(value, "value", value)))
    return request


def _wait(reply: QNetworkReply, feedback: Optional[QgsFeedback], idle_timeout_s: float) -> bool:
    """Wait until a reply has finished or was aborted; return whether it has timed out."""
    loop, timer = QEventLoop(), QTimer()
    received_s = [time.monotonic()]
    timeouts: List[bool] = []

    def on_data(*_: object) -> None:
        received_s[0] = time.monotonic()

    def poll() -> None:
        timeouts.extend([True] * (time.monotonic() - received_s[0] > idle_timeout_s))
        if timeouts or (feedback is not None and feedback.isCanceled()):
            timer.stop()
            reply.abort()
            loop.quit()

    reply.downloadProgress.connect(on_data)
    reply.finished.connect(loop.quit)
    timer.timeout.connect(poll)
    timer.start(POLL_MS)
    if not reply.isFinished():
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    timer.stop()
    return bool(timeouts)

"""The network as QGIS is set up for it: its proxy, its logins, its certificates."""

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
from .installation import Network
from .sources import PYPI

POLL_MS = 50
IDLE_TIMEOUT_S = 60.0  # as long as QGIS's own time-out is at first

SCHEMES = {
    QNetworkProxy.ProxyType.HttpProxy: "http",
    QNetworkProxy.ProxyType.HttpCachingProxy: "http",
    QNetworkProxy.ProxyType.Socks5Proxy: "socks5",
}


class ProxyLogin(QObject):
    """The login that QGIS asked the user for, which the programs of the installation need too.

    Kept in memory, as QGIS does. It is connected after QGIS's own window, so it hears the answer.

    Attributes:
        user: Empty as long as nobody was asked.
    """

    def __init__(self, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self.user, self.password = "", ""
        # Direct: what a queued signal points to has gone when it arrives, and QGIS crashes.
        direct = Qt.ConnectionType.DirectConnection
        manager = QgsNetworkAccessManager.instance()
        manager.proxyAuthenticationRequired.connect(self._asked, direct)

    def _asked(self, proxy: QNetworkProxy, answer: QAuthenticator) -> None:
        self.user, self.password = answer.user(), answer.password()


@dataclass(frozen=True)
class Proxy:
    """QGIS's proxy.

    Attributes:
        scheme: As programs write it in an address.
        host: Name or address.
        port: Number.
        user: Of QGIS's settings; may be empty.
        password: The same.
        left_out: Hosts that are reached without it.
    """

    scheme: str
    host: str
    port: int
    user: str
    password: str
    left_out: Tuple[str, ...]

    def variables(self, login: ProxyLogin) -> Dict[str, str]:
        """Return it as the variables that programs know.

        Args:
            login: What the user was asked for wins over the settings, which did not do.
        """
        by_hand = bool(login.user)
        user = login.user if by_hand else self.user
        password = login.password if by_hand else self.password
        key = f"{quote(user, safe='')}:{quote(password, safe='')}@" if user else ""
        address = f"{self.scheme}://{key}{self.host}:{self.port}"
        known = {"HTTP_PROXY": address, "HTTPS_PROXY": address, "ALL_PROXY": address}
        lower = {name.lower(): value for name, value in known.items()}
        around = ",".join(["localhost", "127.0.0.1", *self.left_out])
        return {**known, **lower, "NO_PROXY": around}


def qgis_proxy() -> Optional[Proxy]:
    """Return QGIS's proxy for the package index, or None; called in the main thread."""
    manager = QgsNetworkAccessManager.instance()
    factory = manager.proxyFactory()
    query = QNetworkProxyQuery(QUrl(f"{PYPI}/"))
    proxies = factory.queryProxy(query) if factory else [manager.fallbackProxy()]
    proxy = next((p for p in proxies if p.type() in SCHEMES and p.hostName()), None)
    if proxy is None:
        return None
    around = tuple(QUrl(x).host() or x for x in (*manager.excludeList(), *manager.noProxyList()))
    scheme, host, port = SCHEMES[proxy.type()], proxy.hostName(), proxy.port()
    return Proxy(scheme, host, port, proxy.user(), proxy.password(), around)


def qgis_network(proxy: Optional[Proxy], login: ProxyLogin, feedback: QgsFeedback) -> Network:
    """Return the network of an installation; called in the main thread.

    Args:
        proxy: What ``qgis_proxy`` has found.
        login: What the user says when QGIS asks, which may be during the installation.
        feedback: Stops a download, and all that follow.
    """
    variables = (lambda: proxy.variables(login)) if proxy is not None else dict
    manager = QgsNetworkAccessManager.instance()
    now = manager.fallbackProxy(), manager.excludeList(), manager.noProxyList()

    def fetch_through(address: str) -> bytes:
        # A thread that has worked before has the proxy of that time.
        QgsNetworkAccessManager.instance().setFallbackProxyAndExcludes(*now)
        return fetch(address, feedback)

    return Network(fetch_through, variables)


def fetch(
    address: str, feedback: Optional[QgsFeedback] = None, idle_timeout_s: float = IDLE_TIMEOUT_S
) -> bytes:
    """Download an address through QGIS; may be called in any thread.

    The reply belongs to the calling thread, whose event loop looks at the feedback and at the
    clock, so that the request ends with its cancel: ``QgsBlockingNetworkRequest`` waits for ever
    when the cancel arrives while it sets itself up, and QGIS then waits for its thread at the end.

    Args:
        address: What to download.
        feedback: Stops it.
        idle_timeout_s: Seconds without a byte after which it is given up.

    Raises:
        Cancelled: The feedback said so.
        MtrefsegError: The reason in Qt's words.
    """
    if feedback is not None and feedback.isCanceled():
        raise Cancelled()
    reply = QgsNetworkAccessManager.instance().get(_request(address))
    try:
        timed_out = _wait(reply, feedback, idle_timeout_s)
        if feedback is not None and feedback.isCanceled():
            raise Cancelled()
        if timed_out:
            raise MtrefsegError(
                f"'{address}' cannot be downloaded: timed out, no answer for {idle_timeout_s:.0f} s"
            )
        if reply.error() != QNetworkReply.NetworkError.NoError:
            raise MtrefsegError(f"'{address}' cannot be downloaded: {reply.errorString()}")
        return bytes(reply.readAll())
    finally:
        reply.deleteLater()


def _request(address: str) -> QNetworkRequest:
    """Return a request that follows redirects and takes nothing from the cache."""
    request = QNetworkRequest(QUrl(address))
    attribute = QNetworkRequest.Attribute
    values = {
        attribute.RedirectPolicyAttribute: QNetworkRequest.RedirectPolicy.NoLessSafeRedirectPolicy,
        attribute.CacheLoadControlAttribute: QNetworkRequest.CacheLoadControl.AlwaysNetwork,
    }
    for name, value in values.items():
        # Qt reads a number; an enum of PyQt 6 would arrive as an object of Python.
        request.setAttribute(name, int(getattr(value, "value", value)))
    return request


def _wait(reply: QNetworkReply, feedback: Optional[QgsFeedback], idle_timeout_s: float) -> bool:
    """Wait until a reply has ended; True when it was given up because nothing came.

    Whatever happens it has ended afterwards.
    """
    loop, timer = QEventLoop(), QTimer()
    heard_s = [time.monotonic()]
    given_up: List[bool] = []

    def heard(*_: object) -> None:
        heard_s[0] = time.monotonic()

    def look() -> None:
        given_up.extend([True] * (time.monotonic() - heard_s[0] > idle_timeout_s))
        if given_up or (feedback is not None and feedback.isCanceled()):
            timer.stop()
            reply.abort()
            loop.quit()

    reply.downloadProgress.connect(heard)
    reply.finished.connect(loop.quit)
    timer.timeout.connect(look)
    timer.start(POLL_MS)
    if not reply.isFinished():
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    timer.stop()
    return bool(given_up)

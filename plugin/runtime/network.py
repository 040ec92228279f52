"""The network as QGIS is set up for it: its proxy, its logins, its certificates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, Optional, Tuple
from urllib.parse import quote

from qgis.core import QgsBlockingNetworkRequest, QgsFeedback, QgsNetworkAccessManager
from qgis.PyQt.QtCore import QObject, Qt, QUrl
from qgis.PyQt.QtNetwork import (
    QAuthenticator,
    QNetworkProxy,
    QNetworkProxyQuery,
    QNetworkRequest,
)

from ...model.errors import Cancelled, MtrefsegError
from .sources import PYPI
from .steps import Network

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
    """Return the network of an installation.

    Args:
        proxy: What ``qgis_proxy`` has found.
        login: What the user says when QGIS asks, which may be during the installation.
        feedback: Stops a download, and all that follow.
    """
    variables = (lambda: proxy.variables(login)) if proxy is not None else dict
    return Network(lambda address: fetch(address, feedback), variables)


def fetch(address: str, feedback: Optional[QgsFeedback] = None) -> bytes:
    """Download an address through QGIS; may be called in any thread.

    Args:
        address: What to download.
        feedback: Stops it.

    Raises:
        Cancelled: The feedback said so.
        MtrefsegError: The reason in Qt's words.
    """
    request = QgsBlockingNetworkRequest()
    code = request.get(QNetworkRequest(QUrl(address)), True, feedback)
    if feedback is not None and feedback.isCanceled():
        raise Cancelled()
    if code != QgsBlockingNetworkRequest.ErrorCode.NoError:
        raise MtrefsegError(f"'{address}' cannot be downloaded: {request.errorMessage()}")
    return bytes(request.reply().content())

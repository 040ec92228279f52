"""The network as QGIS is set up for it: its proxy, its logins, its certificates."""

from __future__ import annotations

from typing import Dict, Optional
from urllib.parse import quote

from qgis.core import QgsBlockingNetworkRequest, QgsFeedback, QgsNetworkAccessManager
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtNetwork import QNetworkProxy, QNetworkProxyQuery, QNetworkRequest

from ...model.errors import Cancelled, MtrefsegError
from .sources import PYPI
from .steps import Network

SCHEMES = {
    QNetworkProxy.ProxyType.HttpProxy: "http",
    QNetworkProxy.ProxyType.HttpCachingProxy: "http",
    QNetworkProxy.ProxyType.Socks5Proxy: "socks5",
}


def qgis_network(variables: Dict[str, str], feedback: QgsFeedback) -> Network:
    """Return the network of an installation.

    Args:
        variables: What ``proxy_variables`` has found.
        feedback: Stops a download, and all that follow.
    """
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


def proxy_variables() -> Dict[str, str]:
    """Return QGIS's proxy as the variables that programs know; empty without one.

    Called in the main thread, which knows the proxy.
    """
    manager = QgsNetworkAccessManager.instance()
    factory = manager.proxyFactory()
    query = QNetworkProxyQuery(QUrl(f"{PYPI}/"))
    proxies = factory.queryProxy(query) if factory else [manager.fallbackProxy()]
    proxy = next((p for p in proxies if p.type() in SCHEMES and p.hostName()), None)
    if proxy is None:
        return {}
    user = quote(proxy.user(), safe="")
    login = f"{user}:{quote(proxy.password(), safe='')}@" if user else ""
    address = f"{SCHEMES[proxy.type()]}://{login}{proxy.hostName()}:{proxy.port()}"
    left_out = [QUrl(url).host() or url for url in (*manager.excludeList(), *manager.noProxyList())]
    known = {"HTTP_PROXY": address, "HTTPS_PROXY": address, "ALL_PROXY": address}
    lower = {name.lower(): value for name, value in known.items()}
    return {**known, **lower, "NO_PROXY": ",".join(["localhost", "127.0.0.1", *left_out])}

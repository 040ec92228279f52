"""The network as QGIS's settings have it, with servers on this machine."""

import http.server
import socket
import threading
import time
from base64 import b64encode
from select import select

import pytest
from qgis.core import QgsFeedback, QgsNetworkAccessManager, QgsSettings
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtNetwork import QNetworkProxy

from mtrefseg.model.errors import Cancelled, MtrefsegError
from mtrefseg.plugin.engine_task import EngineTask, Tasks
from mtrefseg.plugin.runtime import network
from mtrefseg.plugin.runtime.failures import diagnose

USER, PASSWORD = "ann", "wor:d"
SLOW_MS = 30_000


@pytest.fixture
def server():
    """A server that answers, as a proxy with 407 unless it is told the login."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            if self.path == "/moved/":
                self._redirect()
                return
            login = f"Basic {b64encode(f'{USER}:{PASSWORD}'.encode()).decode()}"
            known = self.headers.get("Proxy-Authorization") == login
            proxied = self.path.startswith("http://") and not known
            self.send_response(407 if proxied else 200)
            self.send_header("Proxy-Authenticate", 'Basic realm="office"')
            self.send_header("Content-Length", "0" if proxied else "5")
            self.end_headers()
            if not proxied:
                self.wfile.write(b"hello")

        def _redirect(self):
            self.send_response(302)
            self.send_header("Location", "/simple/uv/")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def do_CONNECT(self):
            self.path = "http://"
            self.do_GET()

        def log_message(self, *arguments):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


@pytest.fixture
def proxy(server):
    """QGIS's settings name the server as proxy, with a login."""
    values = {"Enabled": True, "Host": "127.0.0.1", "Port": str(server), "User": "me",
              "Password": "p@ss", "Type": "HttpProxy"}  # fmt: skip
    for name, value in values.items():
        QgsSettings().setValue(f"proxy/proxy{name}", value)
    QgsNetworkAccessManager.instance().setupDefaultProxyAndCache()
    yield server
    for name in values:
        QgsSettings().remove(f"proxy/proxy{name}")
    QgsNetworkAccessManager.instance().setupDefaultProxyAndCache()


def test_a_page_is_fetched(qgis_iface, server):
    assert network.fetch(f"http://127.0.0.1:{server}/simple/uv/") == b"hello"


def test_a_page_that_has_moved_is_fetched(qgis_iface, server):
    assert network.fetch(f"http://127.0.0.1:{server}/moved/") == b"hello"


def test_a_server_that_stays_silent_is_given_up(qgis_iface):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/simple/"
        with pytest.raises(MtrefsegError, match="timed out") as caught:
            network.fetch(address, idle_timeout_s=0.2)
    assert "cannot be reached" in diagnose(str(caught.value)).message


def test_a_proxy_that_asks_for_a_login_is_recognised(qgis_iface, proxy):
    with pytest.raises(MtrefsegError) as caught:
        network.fetch("https://pypi.example/simple/uv/")
    assert diagnose(str(caught.value)).message == "The proxy asks for a login."


def test_the_programs_of_the_installation_get_the_proxy_of_qgis(qgis_iface, proxy):
    variables = network.qgis_proxy().variables(network.ProxyLogin())
    assert variables["HTTPS_PROXY"] == f"http://me:p%40ss@127.0.0.1:{proxy}"
    assert variables["https_proxy"] == variables["HTTPS_PROXY"]


def test_the_login_that_the_user_was_asked_for_wins(qtbot, qgis_iface, proxy):
    def answer(_, authenticator):
        authenticator.setUser(USER)
        authenticator.setPassword(PASSWORD)

    manager, answers, tasks = QgsNetworkAccessManager.instance(), [], Tasks()
    manager.proxyAuthenticationRequired.connect(answer)  # as QGIS's window does
    try:
        login = network.ProxyLogin()
        reach = network.qgis_network(network.qgis_proxy(), login, QgsFeedback())
        task = EngineTask("download", lambda task: reach.fetch("http://pypi.example/simple/"))
        task.succeeded.connect(answers.append)
        tasks.start(task)
        qtbot.waitUntil(lambda: bool(answers), timeout=SLOW_MS)
    finally:
        manager.proxyAuthenticationRequired.disconnect(answer)
    assert answers == [b"hello"]
    assert reach.variables()["ALL_PROXY"] == f"http://ann:wor%3Ad@127.0.0.1:{proxy}"


def test_without_a_proxy_nothing_is_set(qgis_iface, server):
    assert network.qgis_proxy() is None
    assert network.qgis_network(None, network.ProxyLogin(), QgsFeedback()).variables() == {}


def test_a_server_that_is_not_there_is_recognised(qgis_iface):
    with pytest.raises(MtrefsegError) as caught:
        network.fetch("http://127.0.0.1:9/simple/")
    assert "cannot be reached" in diagnose(str(caught.value)).message


def fetch_directly(address, task):
    """Fetch in the thread of a task; one that has worked before has the proxy of that time."""
    QgsNetworkAccessManager.instance().setFallbackProxyAndExcludes(QNetworkProxy(), [], [])
    return network.fetch(address, task.feedback)


def test_a_download_that_does_not_come_can_be_stopped(qtbot, qgis_iface):
    errors, tasks = [], Tasks()
    with socket.create_server(("127.0.0.1", 0)) as silent:  # takes the request, never answers
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/simple/"
        task = EngineTask("download", lambda task: fetch_directly(address, task))
        task.failed.connect(errors.append)
        tasks.start(task)
        qtbot.waitUntil(lambda: bool(select([silent], [], [], 0)[0]), timeout=SLOW_MS)
        began_s = time.monotonic()
        task.cancel()
        qtbot.waitUntil(lambda: bool(errors), timeout=SLOW_MS)
    assert time.monotonic() - began_s < 2.0
    assert isinstance(errors[0], Cancelled)


def test_a_stop_at_any_moment_ends_the_download(qtbot, qgis_iface):
    ended, tasks = [], Tasks()
    with socket.create_server(("127.0.0.1", 0), backlog=64) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/simple/"
        for delay_ms in (0, 1, 2, 5, 10, 20, 30, 50, 80, 120):
            task = EngineTask("download", lambda task: fetch_directly(address, task))
            task.failed.connect(ended.append)
            tasks.start(task)
            QTimer.singleShot(delay_ms, task.cancel)
        qtbot.waitUntil(lambda: len(ended) == 10, timeout=SLOW_MS)
    assert all(isinstance(error, Cancelled) for error in ended)


def test_after_a_stop_nothing_more_is_downloaded(qgis_iface, server):
    feedback = QgsFeedback()
    feedback.cancel()
    with pytest.raises(Cancelled):
        network.qgis_network(None, network.ProxyLogin(), feedback).fetch(
            f"http://127.0.0.1:{server}/simple/uv/"
        )

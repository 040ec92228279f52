"""The log of the plugin: what loggers of the package record appears in QGIS's log panel."""

import logging
import threading

import pytest
from qgis.core import Qgis, QgsApplication

import mtrefseg
from mtrefseg.model.errors import MtrefsegError
from mtrefseg.plugin.engine_task import EngineTask, Tasks
from mtrefseg.plugin.log import PACKAGE, TAG, PluginLog

CLIENT = "mtrefseg.engine_client.worker_process"


@pytest.fixture
def messages(qgis_iface):
    """Texts and levels of the tag, in the order of arrival."""
    received = []

    def receive(text, tag, level):
        if tag == TAG:
            received.append((text, level))

    QgsApplication.messageLog().messageReceived.connect(receive)
    yield received
    QgsApplication.messageLog().messageReceived.disconnect(receive)


@pytest.fixture
def log():
    log = PluginLog()
    log.install()
    yield log
    log.remove()


def test_records_of_the_client_and_the_model_arrive_with_their_level(messages, log):
    logging.getLogger(CLIENT).info("worker %d started", 7)
    logging.getLogger("mtrefseg.model.wording").warning("odd")
    logging.getLogger(CLIENT).error("worker crashed")
    logging.getLogger("another.package").error("not ours")
    levels = Qgis.MessageLevel
    assert messages == [
        ("worker 7 started", levels.Info),
        ("odd", levels.Warning),
        ("worker crashed", levels.Critical),
    ]


def test_details_below_info_are_not_shown(messages, log):
    logging.getLogger(CLIENT).debug("a detail")
    assert messages == []


def test_records_of_other_threads_arrive(messages, log, qtbot):
    threads = [
        threading.Thread(target=logging.getLogger(CLIENT).info, args=(f"thread {number}",))
        for number in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    qtbot.waitUntil(lambda: len(messages) == 8, timeout=5_000)
    assert {text for text, _ in messages} == {f"thread {number}" for number in range(8)}


def test_load_adds_one_handler_and_unload_takes_it_away(qgis_iface, qgis_processing, messages):
    logger = logging.getLogger(PACKAGE)
    handlers, level = list(logger.handlers), logger.level
    plugin = mtrefseg.classFactory(qgis_iface)
    plugin.initProcessing()
    plugin.initGui()
    assert len(logger.handlers) == len(handlers) + 1
    plugin.unload()
    assert (logger.handlers, logger.level) == (handlers, level)
    logger.warning("after unload")
    assert not any("after unload" in text for text, _ in messages)


def test_a_message_of_the_dock_is_logged_with_its_details(messages, log, dock):
    dock.context.show_error(MtrefsegError("The disk is full.", "Make room."))
    dock.context.show_success("done", "details")
    assert ("The disk is full. Make room.", Qgis.MessageLevel.Critical) in messages
    assert ("done\ndetails", Qgis.MessageLevel.Info) in messages


def test_a_run_of_the_dock_logs_the_start_of_its_worker(messages, log, ask):
    ask("count 1")
    assert any("orker" in text for text, _ in messages)


def test_an_unexpected_error_of_a_task_is_logged_with_its_stack(messages, log, qtbot):
    def fails(task):
        raise ValueError("a bug")

    tasks, errors = Tasks(), []
    task = EngineTask("a title", fails)
    task.failed.connect(errors.append)
    tasks.start(task)
    qtbot.waitUntil(lambda: bool(errors) and bool(messages), timeout=10_000)
    (text, level) = messages[-1]
    assert "Unexpected error in task 'a title'" in text
    assert "ValueError: a bug" in text
    assert "Traceback" in text
    assert level == Qgis.MessageLevel.Critical

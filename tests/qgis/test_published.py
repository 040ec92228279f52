"""A published checkpoint (two language layers) imported and asked inside QGIS, from end to end."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsVectorLayer

from mtrefseg.engine_client.interpreter import worker_command, worker_environment
from mtrefseg.engine_client.worker_client import WorkerClient
from mtrefseg.processing_provider.provider import MtrefsegProvider

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(
    os.environ.get("MTREFSEG_GOLDEN") != "1",
    reason="takes minutes and several GB; set MTREFSEG_GOLDEN=1",
)


def python(*words):
    subprocess.run([sys.executable, *map(str, words)], check=True, env=worker_environment())


def test_an_imported_checkpoint_answers_on_the_demo_pair(
    qgis_processing, context, feedback, tmp_path
):
    import processing

    python(ROOT / "tests" / "published_checkpoint.py", tmp_path / "published")
    python("-m", "mtrefseg.training.synthetic.demo_pair", tmp_path)
    client = WorkerClient(lambda: worker_command(sys.executable), tmp_path / "logs")
    provider = MtrefsegProvider(client)
    QgsApplication.processingRegistry().addProvider(provider)

    def run(algorithm, **values):
        return processing.run(f"mtrefseg:{algorithm}", values, context=context, feedback=feedback)

    try:
        imported = run(
            "importcheckpoint", SOURCE=str(tmp_path / "published"), OUTPUT=str(tmp_path / "r1")
        )
        found = run(
            "detectchanges",
            BEFORE=str(tmp_path / "before.tif"),
            AFTER=str(tmp_path / "after.tif"),
            SENTENCES="the water that appeared\nany change",
            MODEL=imported["OUTPUT"],
            OUTPUT=str(tmp_path / "changes.gpkg"),
        )
    finally:
        QgsApplication.processingRegistry().removeProvider(provider)
        client.close()
    layer = QgsVectorLayer(found["OUTPUT"], "changes")
    assert layer.isValid()
    assert layer.featureCount() == found["COUNT"]

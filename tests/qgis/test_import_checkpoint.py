"""``mtrefseg:importcheckpoint`` as Processing sees it, with the fake worker."""

import pytest
from qgis.core import QgsApplication, QgsProcessingException

ALGORITHM = "mtrefseg:importcheckpoint"


@pytest.fixture
def algorithm(provider):
    return QgsApplication.processingRegistry().createAlgorithmById(ALGORITHM)


@pytest.fixture
def run(provider, context, feedback, tmp_path):
    import processing

    def run(name):
        source = tmp_path / name
        source.mkdir()
        values = {"SOURCE": str(source), "OUTPUT": str(tmp_path / "model")}
        return processing.run(ALGORITHM, values, context=context, feedback=feedback)

    return run


def test_identity_and_help(algorithm):
    assert algorithm.id() == ALGORITHM
    assert algorithm.groupId() == "models"
    assert {"checkpoint", "weights"} <= set(algorithm.tags())
    assert [p.name() for p in algorithm.parameterDefinitions()] == ["SOURCE", "OUTPUT"]
    assert [o.name() for o in algorithm.outputDefinitions()] == ["OUTPUT", "PARAMETERS"]
    for text in (
        algorithm.displayName(),
        algorithm.group(),
        algorithm.shortHelpString(),
        algorithm.shortDescription(),
        *(p.help() for p in algorithm.parameterDefinitions()),
    ):
        assert text.strip()


def test_a_folder_goes_to_the_engine(run, feedback, tmp_path):
    assert run("published") == {"OUTPUT": str(tmp_path / "model"), "PARAMETERS": 2}
    assert 50.0 in feedback.percents
    assert "1 of 2 GB" in feedback.texts
    assert "recognised: fake" in feedback.infos


@pytest.mark.parametrize(
    ("name", "reason"), [("refuse", "do not overlap"), ("crash", "stopped before it had finished")]
)
def test_what_goes_wrong_is_said(run, name, reason):
    with pytest.raises(QgsProcessingException, match=reason):
        run(name)


def test_a_folder_that_is_not_there_is_refused(algorithm, context, tmp_path):
    values = {"SOURCE": str(tmp_path / "nowhere"), "OUTPUT": str(tmp_path / "model")}
    accepted, reason = algorithm.checkParameterValues(values, context)

    assert not accepted
    assert "nowhere" in reason


def test_a_model_folder_that_is_the_checkpoint_itself_is_refused(algorithm, context, tmp_path):
    values = {"SOURCE": str(tmp_path), "OUTPUT": f"{tmp_path}/."}
    accepted, reason = algorithm.checkParameterValues(values, context)
    assert not accepted
    assert "Model folder" in reason
    assert "Checkpoint folder" in reason

# Everything is set up by the targets themselves: `make demo` and `make test` are all one needs.
# Own rasters: make demo BEFORE=old.tif AFTER=new.tif SENTENCE="the buildings that appeared"
SHELL := /bin/sh
PYTHON := .venv/bin/python
PYTEST := $(PYTHON) -m pytest -q
# A wait inside of Qt is not interrupted by a signal: a thread prints the stacks and ends the run.
QGIS_PYTEST := QT_QPA_PLATFORM=offscreen $(PYTEST) -p pytest_qgis -p pytest-qt \
	--timeout=300 --timeout-method=thread tests/qgis
HAS_QGIS := test -e .venv/qgis-links/qgis
Q340 := $(CURDIR)/.qgis340/usr
VERSION = $(shell sed -n 's/^version=//p' metadata.txt)
QT6 := .qt6/bin/python
export BEFORE AFTER SENTENCE

.PHONY: help setup test quick golden lint boundaries unit test-qt6 test-qgis qgis340 test-qgis340 demo bench \
	robustness gpu package walk clean

help:
	@echo "make demo | test | quick | golden | robustness | bench | lint | package | clean"
	@echo "(set-up included)"

setup: .venv/.set-up

.venv/.set-up: pyproject.toml tools/setup.sh resources/runtime/requirements.txt
	@tools/setup.sh

test: lint boundaries unit test-qt6 test-qgis
	@if [ -e .qgis340/.complete ]; then $(MAKE) --no-print-directory test-qgis340; fi

lint: setup
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check --diff .
	$(PYTHON) tools/check_types.py
	$(PYTHON) tools/check_shipped.py

boundaries: setup
	$(PYTEST) tests/unit/test_boundaries.py

# A process a core, each with one thread: two with two threads each are several times as slow.
unit: setup
	OMP_NUM_THREADS=1 $(PYTEST) -n auto --dist loadfile tests/unit \
		--ignore=tests/unit/test_boundaries.py

# The inner loop: what is quick and needs no QGIS, on all cores.
quick: setup
	OMP_NUM_THREADS=1 $(PYTEST) -x -n auto -m "not slow and not golden" tests/unit

# What takes minutes and several GB more: imported checkpoints, the compiled network.
golden: setup
	MTREFSEG_GOLDEN=1 $(PYTEST) tests/unit/network/test_golden.py tests/unit/weights/test_golden_import.py \
		tests/unit/predictor/test_precision.py

# Qt 6 in an environment of its own: it must not meet the Qt 5 of QGIS 3.
.qt6/.set-up: tests/qt6/requirements.txt | setup
	rm -rf .qt6
	$(PYTHON) -m venv .qt6
	$(QT6) -m pip install --quiet --disable-pip-version-check -r tests/qt6/requirements.txt
	@touch $@

test-qt6: .qt6/.set-up
	$(QT6) -m pytest -q -p no:cacheprovider tests/qt6

test-qgis: setup
	@if $(HAS_QGIS); then echo "$(QGIS_PYTEST)"; $(QGIS_PYTEST); \
	else echo "!!!! tests/qgis LEFT OUT: there is no QGIS here !!!!"; fi

qgis340: setup
	tools/qgis340.sh

test-qgis340: qgis340
	LD_LIBRARY_PATH=$(Q340)/lib:$(Q340)/lib/x86_64-linux-gnu:$(Q340)/lib/x86_64-linux-gnu/pulseaudio \
	QGIS_PREFIX_PATH=$(Q340) PATH=$(Q340)/bin:$$PATH \
	PYTHONPATH=$(Q340)/lib/python3/dist-packages:$(Q340)/share/qgis/python $(QGIS_PYTEST)

demo: setup
	@$(PYTHON) tools/demo.py

# Runs that are killed at random moments, runs on full disks, hostile files, killed trainings,
# generated sentences.
robustness: setup
	$(PYTHON) -W ignore tests/robustness/run.py
	$(PYTHON) tests/robustness/hostile_files.py
	$(PYTHON) tests/robustness/training_kills.py --epochs 14 --longest 6
	MTREFSEG_SENTENCES=5000 $(PYTEST) tests/unit/sentences/test_generated_sentences.py
	MTREFSEG_CRAFT_SCENES=300 $(PYTEST) tests/unit/craft/test_write_records.py

bench: setup
	$(PYTHON) -m pytest tests/benchmarks -s -q

# A training on a bare machine with a GPU, in parcels; tried here: make gpu DATA=../shared/data
gpu: setup
	$(PYTHON) tools/gpu_job.py pack --data $(DATA) $(GPU)
	$(PYTHON) tools/gpu_job.py try

package: setup
	@mkdir -p dist
	git archive --prefix=mtrefseg/ -o dist/mtrefseg-$(VERSION).zip HEAD
	@ls -l dist/mtrefseg-$(VERSION).zip

# What a new user does, in the real desktop: make walk WALK=--proxy; --help lists the ways.
walk: package
	$(PYTHON) tools/walk.py $(WALK)

clean:
	rm -rf .venv .qt6 .cache .gpu .qgis340 .qgis-settings .hypothesis .pytest_cache .ruff_cache build demo dist *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

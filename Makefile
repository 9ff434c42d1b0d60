# `make run` opens a sample in the window, `make test` passes the tests; each sets up what it lacks.
VENV ?= .venv
PYTHON_IN = $(VENV)/bin/python
SAMPLE ?= resources/samples/welcome.txt

.PHONY: run test check benchmark screenshots wheel lock clean

run:
	@.ci/setup run
	@$(PYTHON_IN) main.py $(SAMPLE)

test:
	@.ci/setup dev
	@QT_QPA_PLATFORM=$${QT_QPA_PLATFORM:-offscreen} $(PYTHON_IN) -m pytest -q -m "not bench"

check:
	@.ci/setup dev
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports

benchmark:
	@.ci/setup dev
	@QT_QPA_PLATFORM=$${QT_QPA_PLATFORM:-offscreen} $(PYTHON_IN) -m pytest -q -s -m bench tests/benchmarks/test_startup_bench.py tests/benchmarks/bench_readings.py
	@$(PYTHON_IN) tests/benchmarks/bench_lookup.py resources/samples/tidal-power.txt out/benchmark
	@QT_QPA_PLATFORM=$${QT_QPA_PLATFORM:-offscreen} $(PYTHON_IN) -m tests.benchmarks.page

screenshots:
	@.ci/setup dev
	@QT_QPA_PLATFORM=offscreen $(PYTHON_IN) -m pytest -q tests/gui/test_screenshots.py --update-screenshots

wheel:
	@.ci/setup dev
	$(PYTHON_IN) -m build --wheel --no-isolation --outdir dist .

lock:
	.ci/lock

clean:
	rm -rf build dist *.egg-info

# Two commands matter: `make serve` and `make test`. Each installs what it needs, once.
PYTHON  ?= python3
REPORTS ?= ingest/samples/text
HOST    ?= 127.0.0.1
PORT    ?= 7860
BIN     := .venv/bin
CODE    := assistant ingest prompts index eval tests ui.py

.PHONY: serve test bench install lint format types clean

serve: install
	$(BIN)/uijeong ingest "$(REPORTS)"
	$(BIN)/uijeong serve --host $(HOST) --port $(PORT)

test: .venv/.dev
	sh tests/system-packages.sh
	$(MAKE) --no-print-directory lint types
	$(BIN)/python -m pytest -n 2 --dist loadgroup

bench: .venv/.dev
	$(BIN)/python -m eval.bench --size 1000 --size 10000 --output docs/bench

install: .venv/.run

lint: .venv/.dev
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)

types: .venv/.dev
	$(BIN)/mypy

format: .venv/.dev
	$(BIN)/ruff check --fix $(CODE)
	$(BIN)/ruff format $(CODE)

clean:
	rm -rf .venv var build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis

# The stamps say which set is installed; either is made again when a pin or a dependency changes.
.venv/.run: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	touch $@

.venv/.dev: .venv/.run
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	touch $@

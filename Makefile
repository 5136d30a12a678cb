# Two commands: `make serve` and `make test`. Both make .venv first, once for each change of what is built.
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
BIN := .venv/bin
SCRIPT := src/psykg/explorer/script
BUILT_FROM := pyproject.toml hatch_build.py $(wildcard $(SCRIPT)/*.ts $(SCRIPT)/editor/* $(SCRIPT)/published/* $(SCRIPT)/*.json $(SCRIPT)/*.mjs)

# Python compiles what it imports when it does so first: much of what is installed is never imported.
QUIETLY := --quiet --disable-pip-version-check --no-compile

# The tests start the service hundreds of times; what Python compiles for that is kept.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: serve test ruff mypy script bench build lint clean

serve: .venv/installed
	$(BIN)/psykg serve --host $(HOST) --port $(PORT)

test: .venv/installed-test
	$(MAKE) --jobs=2 --output-sync ruff mypy script
	$(BIN)/pytest -m "not alone" --numprocesses=3 --dist=loadfile --no-loadscope-reorder
	$(BIN)/pytest -m alone

ruff:
	$(BIN)/ruff check
	$(BIN)/ruff format --check

mypy:
	$(BIN)/mypy

script:
	$(BIN)/python -m hatch_build run --silent check

bench: .venv/installed-test
	$(BIN)/python -m benchmarks.performance --write

build: .venv/installed-test
	$(BIN)/psykg build

lint: .venv/installed-test
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

clean:
	rm -rf .venv

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/installed: $(BUILT_FROM) | .venv/bin/python
	$(BIN)/python -m pip install $(QUIETLY) --editable .
	touch $@

.venv/installed-test: $(BUILT_FROM) | .venv/bin/python
	$(BIN)/python -m pip install $(QUIETLY) --editable '.[test]'
	touch $@ .venv/installed

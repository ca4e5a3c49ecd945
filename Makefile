# Two commands for a new user: `make serve` and `make test`. Both set up what they need.
.DEFAULT_GOAL := help
.PHONY: help serve test unit cassettes llama-server lint format lock clean
PYTHON ?= python3
BIN := .venv/bin
UV := $(BIN)/uv
HOST ?= 127.0.0.1
PORT ?= 8000

help:  ## List the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

.venv/uv.stamp:
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@touch $@

.venv/run.stamp: .venv/uv.stamp requirements.lock pyproject.toml
	$(UV) pip install --quiet --python $(BIN)/python -r requirements.lock
	$(UV) pip install --quiet --python $(BIN)/python --no-deps --editable .
	@touch $@

.venv/dev.stamp: .venv/run.stamp requirements-dev.lock
	$(UV) pip install --quiet --python $(BIN)/python -r requirements-dev.lock
	@touch $@

serve: .venv/run.stamp  ## Serve the API and the review pages (HOST=127.0.0.1 PORT=8000)
	$(BIN)/cityfacts serve --host $(HOST) --port $(PORT)

test: lint  ## Lint, types, import floors and every test, offline
	$(BIN)/python -m pytest

unit: .venv/dev.stamp  ## The fast tests only
	$(BIN)/python -m pytest tests/unit

cassettes: .venv/dev.stamp  ## Record the model answers anew (OPENAI_BASE_URL=… CITYFACTS_MODEL=… for your own)
	$(BIN)/python -m pytest tests/integration/test_cassettes.py --record-mode=rewrite -k recorded -q

llama-server: .venv/dev.stamp  ## Build llama.cpp's server for its tests (needs cmake, ninja, c++; minutes)
	PYTHON=$(BIN)/python tests/servers/build_llama_server.sh .cache

lint: .venv/dev.stamp  ## ruff, mypy --strict, import-linter
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/dev.stamp  ## Rewrite the code the way ruff wants it
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: .venv/uv.stamp  ## Pin dependencies again, without any index address
	$(UV) pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	  --no-header --no-annotate --quiet --upgrade -o requirements.lock
	$(UV) pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
	  --no-header --no-annotate --quiet --upgrade -o requirements-dev.lock

clean:  ## Remove the virtual environment and the caches
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis

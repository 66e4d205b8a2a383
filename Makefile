# Needs Python 3.11 or newer, git and make; everything else goes into .venv.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
COMPILE := $(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
	--build-deps-for=editable --no-header

.PHONY: demo test test-slow lint types bench docs lock clean

demo: .venv/ready
	$(BIN)/mingcha demo

test: .venv/ready-dev
	$(BIN)/pytest -n auto --dist loadfile -m "not slow"

# Many seeds, killed crawls, whole portals: minutes, not seconds.
test-slow: .venv/ready-dev
	$(BIN)/pytest -n auto -m slow

lint: .venv/ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/ready-dev
	$(BIN)/mypy

bench: .venv/ready-dev
	$(BIN)/python -m benchmarks.audit
	$(BIN)/python benchmarks/crawl.py

docs: .venv/ready-dev
	$(BIN)/python -m docs.commands
	$(BIN)/python -m docs.rulebook

# New versions of everything that pyproject.toml allows; review the difference.
lock: .venv/ready-dev
	$(COMPILE) --upgrade --output-file=requirements.lock pyproject.toml
	$(COMPILE) --upgrade --extra=dev --extra=attachments --extra=browser --output-file=requirements-dev.lock pyproject.toml

clean:
	rm -rf .venv build *.egg-info mingcha-demo

.venv/made:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv .venv
	touch $@

.venv/ready: requirements.lock pyproject.toml | .venv/made
	$(BIN)/pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --no-build-isolation --no-deps -e .
	touch $@

.venv/ready-dev: requirements-dev.lock pyproject.toml | .venv/made
	$(BIN)/pip install --quiet --require-hashes -r requirements-dev.lock
	$(BIN)/pip install --quiet --no-build-isolation --no-deps -e .
	touch $@

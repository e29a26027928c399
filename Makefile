# Two commands do everything: `make site` and `make test`. The comment behind a target is its line in `make help`.

# The first Python that is new enough; `make site PYTHON=python3.13` takes another.
PYTHON ?= $(shell .ci/python)
BIN := .venv/bin

# A stamp is as old as its last installation, so a second `make` installs nothing.
SITE := .venv/.installed-site
DEV := .venv/.installed-dev
INSTALL := $(BIN)/python -m pip --disable-pip-version-check --no-input install --quiet
# Two processes for the tests, whatever the machine: the time budget is stated for two cores.
PYTEST := $(BIN)/python -m pytest -n 2 --dist worksteal
# What installs the program itself. The script that an older pip writes for it imports a library more at each start.
FOUNDATION := hatchling>=1.26\npip>=26\n
# The oldest DuckDB that pyproject.toml allows, beside the newest: both must count alike.
OLDEST := .venv/duckdb-oldest
# The checker of the HTML standard.
NU := .venv/nu/node_modules/.package-lock.json
COMPILE := $(BIN)/uv pip compile --universal --generate-hashes --no-header --no-annotate --python-version 3.11 --quiet
LOCK := $(COMPILE) --upgrade pyproject.toml

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site test test-core trust coverage check lint format bench screenshots lock clean browser engines

help: ## show this list
	@sed -n 's/^\([a-z-]*\):[^#]*## /\1\t/p' Makefile | expand -t 14

site: $(SITE) ## build content/ into output/
	$(BIN)/cxsite build . -o output

test: $(DEV) browser engines ## run every test, the pages in Chromium too
	$(PYTEST)

coverage: $(DEV) engines ## run the tests that need no browser; branch coverage is at least 95 %
	$(PYTEST) -m "not browser and not trust" --cov --cov-report=term --cov-fail-under=95

test-core: $(DEV) engines ## run the tests that need no browser
	$(PYTEST) -m "not browser and not trust"

trust: $(DEV) browser engines $(NU) ## run what takes too long for every change: every page in every cell, thousands of edits and kills
	@.ci/system-packages firefox-esr
	$(PYTEST) -m trust

check: lint test coverage ## what must hold before a change is merged: test, coverage, ruff, format, mypy

lint: $(DEV) ## ruff with all rules, the format, mypy strict
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

format: $(DEV) ## put the code into its format
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

bench: $(DEV) ## time whole builds against other generators; `make bench PARTS="edits --rounds 3"` for less
	$(BIN)/python -m bench $(PARTS)

screenshots: $(DEV) browser site ## take pictures of every kind of page, for people to look at
	PYTHONPATH=tests $(BIN)/python -m browser.screenshots output screenshots

lock: $(DEV) ## choose new versions within the ranges of pyproject.toml
	$(INSTALL) uv
	printf '$(FOUNDATION)' | $(LOCK) - -o requirements.lock
	printf '$(FOUNDATION)' | $(LOCK) --extra dev - -o requirements-dev.lock
	sed -n 's/.*"\(duckdb>=[^"]*\)".*/\1/p' pyproject.toml | $(COMPILE) --no-deps --resolution lowest-direct - \
		-o requirements-oldest.lock

clean: ## remove everything that was made, and nothing else
	rm -rf .venv .cxsite .bench bench/results output screenshots dist .coverage .coverage.*
	rm -rf .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find cxsite tests bench -name __pycache__ -type d -prune -exec rm -rf {} +

browser: $(DEV)
	@.ci/system-packages chromium fonts-noto-cjk

# What the tests ask beside DuckDB: PostgreSQL, which they start themselves, and the oldest DuckDB.
engines: $(OLDEST)
	@.ci/system-packages postgresql

$(OLDEST): requirements-oldest.lock $(DEV)
	rm -rf $@
	$(INSTALL) --require-hashes --no-deps --target $@ -r requirements-oldest.lock
	@touch $@

$(NU): .ci/nu/package-lock.json .ci/nu/package.json | .venv/bin/python
	@.ci/system-packages npm default-jre-headless
	mkdir -p .venv/nu
	cp $^ .venv/nu
	npm ci --ignore-scripts --no-audit --no-fund --loglevel=error --prefix .venv/nu
	@touch $@

.venv/bin/python:
	@PYTHON="$(PYTHON)" .ci/system-packages python3-venv
	$(PYTHON) -m venv --clear .venv

$(SITE): requirements.lock pyproject.toml | .venv/bin/python
	$(INSTALL) --require-hashes -r requirements.lock
	$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

# What the tests need contains what the site needs.
$(DEV): requirements-dev.lock requirements.lock pyproject.toml | .venv/bin/python
	$(INSTALL) --require-hashes -r requirements-dev.lock
	$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $(SITE) $@

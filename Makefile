PYTHON ?= python3
BIN := .venv/bin

.PHONY: install install-dev run test check bench

# what a visitor needs
.venv/.run: locks/run.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r locks/run.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

# what a developer needs besides
.venv/.dev: locks/dev.txt .venv/.run
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r locks/dev.txt
	touch $@

install: .venv/.run

install-dev: .venv/.dev

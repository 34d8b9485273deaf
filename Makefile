# Everything happens in .venv; nothing is installed outside of it but the servers that tests unpack in the user's cache.
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && command -v $$name && break; done)
BIN := .venv/bin
WORKERS ?= auto
SIZE ?= full
PYTEST := $(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

.PHONY: demo test test-all lint bench-runner bench-rls docs mutants clean

demo: .venv/demo
	$(BIN)/python -m demo

test: .venv/test
	$(BIN)/python -m tests.servers prepare
	$(PYTEST) -m "not slow"

test-all: .venv/test
	$(BIN)/python -m tests.servers prepare
	$(PYTEST)

mutants: .venv/test
	$(BIN)/python -m tests.servers prepare
	$(BIN)/python -m tests.mutants $(MUTANTS)

lint: .venv/lint
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/eldb lint sql
	$(BIN)/python -m tools.check_commits

bench-runner: .venv/test
	$(BIN)/python -m bench.runner

bench-rls: .venv/bench
	$(BIN)/python -m tests.servers prepare
	$(BIN)/python -m bench.rls --size $(SIZE)

docs: .venv/test
	$(BIN)/python docs/generate_cli.py > docs/cli.md
	$(BIN)/python -m docs.generate_matrix page > docs/access-matrix.md
	$(BIN)/python -m docs.generate_matrix pgtap > tests/pgtap/matrix/stories.sql
	$(BIN)/python docs/generate_lint.py > docs/lint.md

clean:
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

.venv/bin/pip:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; name one: make PYTHON=/path/to/python3"; exit 1; }
	"$(PYTHON)" -m venv .venv || { echo "The module venv is missing: apt-get install python3-venv"; exit 1; }

.venv/%: .venv/bin/pip pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[embedded$(if $(filter demo,$*),,$(comma)test,lint)$(if $(filter bench,$*),$(comma)bench)]'
	@touch $@

comma := ,

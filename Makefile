# Two commands from nothing: `make demo` and `make test`. `make help` lists the rest.
# PYTHON names the interpreter (3.11 or newer), VENV the folder of the virtual environment.
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
VENV ?= .venv
BIN := $(VENV)/bin
RUN := $(BIN)/python -m pobratym
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
.DEFAULT_GOAL := help
.PHONY: help demo test test-sqlite test-postgres check e2e bench features urls glossary law screenshots fix messages lock

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## /{printf "  \033[36m%-14s\033[0m %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(VENV)/.runtime ## A working house with Poltava's partnerships (PORT=8000, DATA_DIR=var)
	@$(RUN) demo || [ $$? -eq 130 ] # Ctrl-C before the command has begun is no error either

test: $(VENV)/.test test-sqlite test-postgres ## All tests: on SQLite, and on PostgreSQL when one answers

test-sqlite: $(VENV)/.test
	env -u DATABASE_URL $(BIN)/python -m pytest -q

test-postgres: $(VENV)/.test
	@url=$$($(BIN)/python tools/postgres.py); \
	if [ -n "$$url" ]; then echo "On PostgreSQL:"; DATABASE_URL="$$url" $(BIN)/python -m pytest -q; \
	else echo "No PostgreSQL answers (DATABASE_URL, or a local one): tested on SQLite alone."; fi

check: $(VENV)/.dev ## Everything a machine can check without running the product
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy pobratym tests tools benchmarks
	$(BIN)/lint-imports
	$(BIN)/djlint --quiet --lint pobratym
	$(RUN) makemigrations --check --dry-run
	$(BIN)/python -m tools.messages --check
	DATA_DIR=$$(mktemp -d) PUBLIC_URL=https://pobratym.example.org ALLOWED_HOSTS=pobratym.example.org \
	  $(RUN) check --deploy --fail-level WARNING
	$(BIN)/python -m pip check

e2e: $(VENV)/.dev ## In a browser (CHROMIUM names it, else it is found) and with real processes, killed and restored
	@url=$$($(BIN)/python tools/postgres.py); env -u DATABASE_URL PROCESS_DATABASE_URL="$$url" \
	  $(BIN)/python -m pytest -q -m "e2e or running"

bench: $(VENV)/.test ## CPU and requests per second beside bare SQL (docs/benchmarks.md)
	$(BIN)/python -m benchmarks

features: $(VENV)/.test ## Which feature is proved by which test
	@$(RUN) features

urls: $(VENV)/.test ## Accept the present addresses as the promised ones
	@$(RUN) print_urls > tests/urls.txt

glossary: $(VENV)/.test ## Add the models that the glossary lacks
	@$(BIN)/python -m tools.glossary

law: $(VENV)/.test ## Write docs/law.md from the data and the rules
	@$(BIN)/python -m tools.law

screenshots: $(VENV)/.dev ## Take the pictures of the README from a running `make demo`
	$(BIN)/python -m tools.screenshots

fix: $(VENV)/.dev ## Repair what a machine can repair
	$(BIN)/ruff check --fix --quiet .
	$(BIN)/ruff format --quiet .

messages: $(VENV)/.dev ## Collect the texts to translate, room by room (needs GNU gettext)
	$(BIN)/python -m tools.messages

lock: ## For maintainers: resolve anew and write the three locks, hashed, without addresses (needs uv)
	uv lock --quiet --upgrade
	uv export --quiet --no-emit-project --no-header --format requirements-txt --extra postgres --no-default-groups -o requirements.lock >/dev/null
	uv export --quiet --no-emit-project --no-header --format requirements-txt --extra postgres --no-default-groups --group test -o requirements-test.lock >/dev/null
	uv export --quiet --no-emit-project --no-header --format requirements-txt --extra postgres --all-groups -o requirements-dev.lock >/dev/null

$(BIN)/python:
	@[ -n "$(PYTHON)" ] || { echo "Pobratym needs Python 3.11 or newer. Install one, or name it: make demo PYTHON=/path/to/python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Pobratym needs Python 3.11 or newer; $(PYTHON) is older or does not start." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) cannot make a virtual environment. On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements.lock | $(BIN)/python
	@echo "Встановлення, близько 30 секунд… / Installing, about 30 seconds…"
	@$(PIP) -r requirements.lock
	@touch $@

$(VENV)/.test: requirements-test.lock | $(BIN)/python
	@$(PIP) -r requirements-test.lock
	@touch $@ $(VENV)/.runtime

$(VENV)/.dev: requirements-dev.lock | $(BIN)/python
	@$(PIP) -r requirements-dev.lock
	@touch $@ $(VENV)/.test $(VENV)/.runtime

# Two commands from nothing: `make demo` and `make test`. `make help` lists the rest.
PYTHON ?= python3.11
VENV ?= .venv
BIN := $(VENV)/bin
RUN := $(BIN)/python -m pobratym
.DEFAULT_GOAL := help
.PHONY: help demo test check e2e bench features fix messages lock

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## /{printf "  \033[36m%-10s\033[0m %s\n", $$1, $$2}' $(MAKEFILE_LIST)

fix: ## Repair what a machine can repair
	$(BIN)/ruff check --fix --quiet .
	$(BIN)/ruff format --quiet .

messages: ## Collect the texts to translate, room by room (needs GNU gettext)
	for room in pobratym/*/; do \
	  (cd $$room && mkdir -p locale && $(abspath $(BIN))/django-admin makemessages --locale uk --no-location --no-wrap --verbosity 0); done

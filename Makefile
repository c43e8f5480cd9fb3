# make run    the demo school on the production server, http://127.0.0.1:8000/
# make dev    the same with auto-reload and error pages for developers
# make test   lint and every test; make bench   speed of the main pages

PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3.14 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
PORT ?= 8000

.PHONY: run dev test test-only lint bench catalogues

run: .venv/run.stamp
	@DEMO=1 PORT=$(PORT) $(BIN)/python manage.py start

dev: .venv/run.stamp
	@DEMO=1 DEBUG=1 PORT=$(PORT) $(BIN)/python manage.py start --prepare
	@DEMO=1 DEBUG=1 $(BIN)/python manage.py runserver $(or $(HOST),127.0.0.1):$(PORT)

test: lint test-only

test-only: .venv/test.stamp
	@DJANGO_SETTINGS_MODULE=tests.settings $(BIN)/python manage.py catalogues --compile
	@CHROMIUM="$$($(BIN)/python -m tests.chromium)" && export CHROMIUM && \
		$(BIN)/python -m pytest -n 3 --dist worksteal -q

lint: export SECRET_KEY := $(shell printf 'only-for-checks-%050d' 1)
lint: .venv/test.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python manage.py check --deploy --fail-level WARNING

bench: .venv/test.stamp
	@.ci/with-postgres $(BIN)/python -m tests.bench

catalogues: .venv/run.stamp
	@DEMO=1 $(BIN)/python manage.py catalogues

.venv/bin/python:
	@$(if $(PYTHON),$(PYTHON),false) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Musyawarah needs Python 3.11 or newer: https://www.python.org/downloads/" >&2; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "Python's venv module is missing. \
	On Debian and Ubuntu: sudo apt install python3-venv" >&2; exit 1; }

.venv/run.stamp: requirements.txt | .venv/bin/python
	@echo "Installing what Musyawarah needs into .venv (once) ..."
	@$(PIP) -r requirements.txt
	@touch $@

.venv/test.stamp: tests/requirements.txt .venv/run.stamp
	@echo "Installing the test tools into .venv (once) ..."
	@$(PIP) -r tests/requirements.txt
	@touch $@

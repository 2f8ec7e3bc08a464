# sitegen in one word each: site, docs, test, test-slow, proofs, lint, train-lines, train-names.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
RELOADED := .venv-reloaded
SPACY := .venv-spacy

.PHONY: site docs test test-slow proofs lint format train-lines train-names clean chromium java

site: $(VENV)/.installed
	$(BIN)/sitegen build

# The documentation as a site: open build/docs/index.html.
docs: $(VENV)/.docs
	$(BIN)/mkdocs build --strict --quiet

test: $(VENV)/.test chromium
	$(BIN)/python -m pytest -n auto --dist loadfile

# Kills, the search page's mishaps and parity, the site from a host, other Whoosh, spaCy, the built
# wheel in an environment of its own.
test-slow: $(VENV)/.test chromium java $(RELOADED)/.installed $(SPACY)/.installed
	$(BIN)/python -m pytest -m slow
	$(RELOADED)/bin/python -m pytest $(addprefix tests/search/test_search_,index.py ranking.py narrowing.py writing.py command.py snippets.py) -p no:cacheprovider
	$(SPACY)/bin/python -m pytest tests/entities/test_spacy_pipeline.py -p no:cacheprovider

# Every kind of page as readers see it, many to a sheet, to be looked at: build/proofs.
proofs: $(VENV)/.test chromium
	$(BIN)/python tests/contact_sheets.py build/proofs $(SITE)

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The models anew, and how good they are: make train-lines DATA=/path/to/known/pages
train-lines train-names: train-%: $(VENV)/.training
	$(BIN)/python -m training $* --data "$(DATA)"
	$(BIN)/python -m training $* --data "$(DATA)" --check

clean:
	rm -rf $(VENV) $(RELOADED) $(SPACY) dist
	find build -mindepth 1 ! -name .gitignore -delete

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "sitegen needs Python 3.11 or newer: install it, or say make PYTHON=/path/to/python"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "sitegen needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Say make PYTHON=/path/to/python")'
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv is missing. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.test: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable '.[test]'
	@touch $@ $(VENV)/.installed

$(VENV)/.docs: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable '.[docs]'
	@touch $@ $(VENV)/.installed

$(VENV)/.training: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable '.[training]'
	@touch $@ $(VENV)/.installed

$(VENV)/.dev: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@ $(VENV)/.test $(VENV)/.installed

# whoosh-reloaded has the same import name as whoosh3, so it gets an environment of its own.
$(RELOADED)/.installed: $(VENV)/bin/python pyproject.toml
	$(PYTHON) -m venv $(RELOADED)
	$(RELOADED)/bin/python -m pip install --quiet --editable '.[test]'
	$(RELOADED)/bin/python -m pip uninstall --quiet --yes whoosh3
	$(RELOADED)/bin/python -m pip install --quiet whoosh-reloaded==2.7.5
	@touch $@

# spaCy brings many packages that nothing else here needs, so it gets one too.
$(SPACY)/.installed: $(VENV)/bin/python pyproject.toml
	$(PYTHON) -m venv $(SPACY)
	$(SPACY)/bin/python -m pip install --quiet --editable '.[test,spacy]'
	@touch $@

# A browser for the tests: the one that is there, or Debian's when we may install it.
chromium:
	@command -v chromium chromium-browser google-chrome >/dev/null 2>&1 || \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; \
	else \
		echo "The browser tests need Chromium. On Debian: sudo apt-get install chromium."; \
		echo "Elsewhere install Chromium or Chrome so that 'chromium' or 'google-chrome' starts it."; \
		exit 1; \
	fi

# For the checker of HTML.
java:
	@command -v java >/dev/null 2>&1 || \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq default-jre-headless >/dev/null; \
	else \
		echo "The HTML checker needs Java. On Debian: sudo apt-get install default-jre-headless."; \
		exit 1; \
	fi

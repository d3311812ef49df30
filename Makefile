# Two commands matter: `make demo` and `make test`. Both need python3 (3.11 or newer) and make.
# Everything is installed into .venv; nothing outside the checkout is touched, but for the Debian
# packages that `make test` needs and says it installs.

.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:
.PHONY: help demo test system lint types docs site bench clean

VENV := .venv
BIN := $(VENV)/bin
OUT := out

# What decides whether an installed checkout is still the right one. The modules themselves do not:
# the install is editable.
RECIPE := pyproject.toml $(wildcard hatch_build.py gazetteer/data/store.tar.xz)

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1
# Some build servers give no HOME, or one that cannot be written; pip, a notebook's kernel and the
# browser want one.
ifneq ($(shell [ -d "$$HOME" ] && [ -w "$$HOME" ] && echo yes),yes)
export HOME := $(CURDIR)/.cache/home
$(shell mkdir -p .cache/home)
endif

help: ## Say what there is to make.
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 16

demo: $(VENV)/.demo ## Map the sample letter with the sample records: out/letter.html, out/letter.geojson.
	@mkdir -p $(OUT)
	$(BIN)/incident-atlas map examples/letter_zh.txt --records examples/incidents.csv \
		-o $(OUT)/letter.html --export $(OUT)/letter.geojson

test: $(VENV)/.test system lint types ## Run every check: lint, types, tests, docs, notebooks.
	$(BIN)/python -m pytest -q

system: ## See that browser, font and ogrinfo are here; install them from Debian if not.
	@.ci/system

lint: $(VENV)/.test ## Check style and format.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.test ## Check types.
	$(BIN)/mypy

docs: $(VENV)/.test ## Write docs/reference.md anew from the code.
	$(BIN)/python docs/make_reference.py

site: $(VENV)/.test ## Build the documents as a site: out/site/index.html.
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict

bench: $(VENV)/.test ## Measure speed, as ratios.
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/geoparse.py
	$(BIN)/python benchmarks/map.py
	$(BIN)/python benchmarks/export.py

clean: ## Remove the environment, what was made, and the caches.
	rm -rf $(VENV) $(OUT) build dist .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find geo gazetteer maps tests docs benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/pip:
	@sh .ci/venv $(VENV)

$(VENV)/.demo: $(RECIPE) | $(BIN)/pip
	@echo "installing incident-atlas into $(VENV)"
	@$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.test: $(RECIPE) | $(BIN)/pip
	@echo "installing incident-atlas with the tools of its tests into $(VENV)"
	@$(BIN)/python -m pip install --quiet --editable '.[test]'
	@touch $@ $(VENV)/.demo

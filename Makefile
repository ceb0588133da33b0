# Två kommandon räcker: `make site` bygger webbplatsen, `make test` prövar allt. `make` ensamt visar alla.
# Two commands are enough: `make site` builds the site, `make test` tries everything. `make` alone lists all.

PYTHON ?= python3
VENV := .venv
PORT ?= 8000
BUILD := mkdocs build --strict
# When MkDocs cannot even begin it says so in English: then what is wrong with the settings is said in Swedish as well.
SETTINGS := pakten check > /dev/null
# Whoever has nothing to do takes tests from the other. Who waits for a browser leaves a core to a third.
PARALLEL := --dist worksteal --numprocesses

export PATH := $(CURDIR)/$(VENV)/bin:$(PATH)
export PYTHON
# Modules stay compiled: otherwise every command, of which tests run hundreds, would compile all of ours anew.
unexport PYTHONDONTWRITEBYTECODE
# The commit that the site says it was made from.
ifndef PAKTEN_COMMIT
export PAKTEN_COMMIT := $(shell git rev-parse --verify --quiet --short=12 HEAD 2>/dev/null)
endif

# What has been installed. They lie in the environment, so that throwing it away forgets them too.
STAMPS := $(VENV)/made
LOCKS := requirements
PIP := $(VENV)/bin/python -m pip --disable-pip-version-check --quiet
INSTALL := $(PIP) install --require-hashes -r
# Locks keep their versions until they must change; `make lock UPGRADE=--upgrade` takes the newest of all.
# One version for every Python (`fewest`), hashes and no addresses; the certificates are the machine's own.
RESOLVE := uv pip compile --quiet --system-certs --generate-hashes --no-annotate --no-header --no-emit-index-url --no-emit-find-links
LOCK := $(RESOLVE) --universal --python-version 3.11 --fork-strategy fewest $(UPGRADE)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help site serve check schema rules docs fonts format quick test lowest highest matrix package bench reproducible sbom lock clean

help: ## den här listan · this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1|\2/p' $(MAKEFILE_LIST) | \
	while IFS='|' read -r name what; do printf '  make %-12s %s\n' "$$name" "$$what"; done

site: $(STAMPS)/site ## bygg webbplatsen i site/ · build the site
	@$(BUILD) || { $(SETTINGS); exit 1; }
	@echo "Webbplatsen finns i $(CURDIR)/site. Titta på den: make serve, och öppna http://127.0.0.1:$(PORT)/"
	@echo "The site is in $(CURDIR)/site. Look at it: make serve, then open http://127.0.0.1:$(PORT)/"

serve: $(STAMPS)/site ## visa den medan du skriver · show it while you write
	@mkdocs serve --watch-theme --dev-addr 127.0.0.1:$(PORT) || { $(SETTINGS); exit 1; }

check: $(STAMPS)/site ## granska det du har skrivit · check what you have written
	@pakten check

schema: $(STAMPS)/site ## skriv reglerna som redigeringsprogram läser · write the rules that editors read
	@pakten schema

rules: $(STAMPS)/test ## skriv sidan om alla regler · write the page of all rules
	@python -m tests.docs.rules_page
	@python -m tests.docs.handbook_fields

docs: $(STAMPS)/test ## bygg den engelska dokumentationen · build the documentation in English
	@python -m tests.docs.site

fonts: $(STAMPS)/test ## skär till typsnitten · cut the typefaces
	@python -m tests.theme.typefaces

format: $(STAMPS)/test ## snygga till koden · tidy the code
	@ruff check --fix
	@ruff format

# What needs neither a browser nor node, and is soon known; `thorough` is explained in pyproject.toml.
quick: $(STAMPS)/test ## pröva det som går fort · try what is quick
	@.ci/timed ruff check
	@.ci/timed ruff format --check
	@.ci/timed lint-imports
	@.ci/timed pytest $(PARALLEL) 2 -m "not thorough"

test: $(STAMPS)/machine $(STAMPS)/test $(STAMPS)/node ## pröva allt · try everything
	@.ci/timed ruff check
	@.ci/timed ruff format --check
	@.ci/timed mypy plugins/pakten tests
	@.ci/timed lint-imports
	@.ci/timed tests/node/node_modules/.bin/tsc --project tests/node
	@.ci/timed pytest $(PARALLEL) 3
	@.ci/timed $(BUILD)

# The ends of what pyproject.toml allows; what was locked as lowest is kept, and what is highest is asked of the index.
lowest: ## bygg och pröva med de äldsta beroenden som tillåts · build and try with the lowest dependencies allowed
	@$(MAKE) $(APART) LOCKS=requirements/lowest VENV=.venv/lowest site quick

highest: $(STAMPS)/lock ## bygg och pröva med de nyaste · build and try with the highest
	@mkdir -p .venv/highest/locks
	$(RESOLVE) --upgrade --group build pyproject.toml -o .venv/highest/locks/site.txt
	$(RESOLVE) --upgrade --group build --group test pyproject.toml -c .venv/highest/locks/site.txt -o .venv/highest/locks/test.txt
	@$(MAKE) $(APART) LOCKS=.venv/highest/locks VENV=.venv/highest site quick

# Themes and plugins of others beside ours, as answers.yaml says; `make highest` has made an environment with the newest.
matrix: $(STAMPS)/matrix ## pröva bredvid andras teman och tillägg · try beside themes and plugins of others
	@python -m tests.matrix.run $(MATRIX)

# Beside what one works with: an environment of its own, and a site of its own that is thrown away with it.
APART = --no-print-directory BUILD='$(BUILD) --site-dir $(VENV)/$@/site'

package: $(STAMPS)/test ## bygg paketet och pröva det för sig · build the package and try it on its own
	@.ci/package

bench: $(STAMPS)/bench ## mät hur snabbt det bygger · measure how fast it builds
	@python bench/run.py $(BENCH)

reproducible: $(STAMPS)/site ## bygg två gånger på olika sätt och jämför · build twice in different ways and compare
	@.ci/reproducible

sbom: $(STAMPS)/environment ## skriv vad bygget består av · write what the build is made of
	@python .ci/sbom.py requirements/site.txt > sbom.cdx.json
	@echo "sbom.cdx.json"

lock: $(STAMPS)/lock ## lås om beroendena · lock the dependencies anew
	$(LOCK) --group build pyproject.toml -o requirements/site.txt
	$(LOCK) --group build --group test pyproject.toml -c requirements/site.txt -o requirements/test.txt
	$(LOCK) --group build --group bench pyproject.toml -c requirements/site.txt -o requirements/bench.txt
	$(RESOLVE) --python-version 3.11 $(UPGRADE) --group build --group matrix pyproject.toml -c requirements/site.txt -o requirements/matrix.txt
	$(LOCK) --group lock -o requirements/lock.txt
	$(LOCK) --group build --resolution lowest-direct pyproject.toml -o requirements/lowest/site.txt
	$(LOCK) --group build --group test pyproject.toml -c requirements/lowest/site.txt -o requirements/lowest/test.txt

clean: ## ta bort allt som byggts och installerats · remove all that was built and installed
	@rm -rf site .cache $(VENV) tests/*/node_modules .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	@find plugins tests -name __pycache__ -prune -exec rm -rf {} +

$(STAMPS)/environment:
	@.ci/machine python3 python3-venv
	@"$$PYTHON" -m venv $(VENV)
	@mkdir -p $(STAMPS) && touch $@

# The package itself is installed in place: what is edited in plugins/ counts at once.
$(STAMPS)/package: pyproject.toml $(LOCKS)/site.txt $(STAMPS)/environment
	@echo "Hämtar det som bygget behöver … · Fetching what the build needs …"
	@$(INSTALL) $(LOCKS)/site.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(STAMPS)/site: $(STAMPS)/package
	@touch $@

$(STAMPS)/test $(STAMPS)/bench $(STAMPS)/lock $(STAMPS)/matrix: $(STAMPS)/%: $(LOCKS)/%.txt $(STAMPS)/package
	@echo "Hämtar $* … · Fetching $* …"
	@$(INSTALL) $<
	@touch $@

$(STAMPS)/machine: .ci/machine $(STAMPS)/environment
	@.ci/machine chromium-headless-shell fonts-dejavu-core libical3 nodejs npm default-jre-headless nginx-light
	@touch $@

$(STAMPS)/node: tests/node/package-lock.json tests/editor/package-lock.json $(STAMPS)/machine
	@for folder in tests/node tests/editor; do \
		(cd $$folder && npm ci --no-audit --no-fund --no-update-notifier --loglevel error) || exit 1; done
	@touch $@

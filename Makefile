# One name for each thing to do; the work is in packaging/dev.py, which needs nothing but Python 3.11 or newer.
PYTHON ?= python3

.PHONY: run test lint bench bench-peers fuzz check-paper doctor lock clean

run:     # set up and open the window; without a display, write the sample paper to out/
	$(PYTHON) packaging/dev.py run

test:    # the whole suite, off-screen
	$(PYTHON) packaging/dev.py test

lint:    # ruff, mypy and the direction of imports
	$(PYTHON) packaging/dev.py lint

bench:   # what must stay fast, each against its floor
	$(PYTHON) packaging/dev.py bench

bench-peers: # the same paper by Parley, Typst, WeasyPrint and fpdf2, side by side
	$(PYTHON) packaging/dev.py bench-peers

fuzz:    # each reader of documents on spoiled files, ten minutes each; SECONDS=60 for less
	$(PYTHON) packaging/dev.py fuzz $(if $(SECONDS),--seconds $(SECONDS))

check-paper: # papers of every template, looked at by outloud, pdfua, pikepdf, qpdf and pdfinfo, their Word twins by openxml-audit
	$(PYTHON) packaging/dev.py check-paper

doctor:  # say what is missing on this machine
	$(PYTHON) packaging/dev.py doctor

lock:    # write packaging/lock anew with the newest versions that pyproject.toml allows
	$(PYTHON) packaging/dev.py lock

clean:
	rm -rf .venv .venv-check .venv-peers out build dist .benchmarks .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find db desktop resources tests packaging -name __pycache__ -type d -prune -exec rm -rf {} +

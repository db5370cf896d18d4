# The two commands of the README and a few for developers; each does all its own set-up in .venv.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
SAMPLE := resources/samples/kyiv-journey.md

.PHONY: run test lint types floors tests bench screenshots clean

run: $(STAMP)  ## open the window on the sample article; without a display print the check of it
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then \
		$(BIN)/factdesk open $(SAMPLE); \
	else \
		echo "There is no display here, so this is the check of the sample article instead of the window:"; echo; \
		$(BIN)/factdesk check $(SAMPLE) || [ $$? -eq 1 ]; \
	fi

test: lint types floors tests  ## everything that must pass before a change is taken

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)
	$(BIN)/mypy

floors: $(STAMP)
	$(BIN)/lint-imports

tests: $(STAMP)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -q

bench: $(STAMP)  ## speed, by hand: prints a table
	QT_QPA_PLATFORM=offscreen $(BIN)/python tests/bench/run.py

screenshots: $(STAMP)  ## pictures of the window, all sizes and themes in build/screenshots, the README's in packaging/pictures; needs Xvfb
	xvfb-run -a -s "-screen 0 2880x1800x24" $(BIN)/python packaging/screenshots.py build/screenshots
	cp build/screenshots/window-light.png build/screenshots/window-dark.png build/screenshots/roster-light.png packaging/pictures/

$(STAMP): pyproject.toml packaging/constraints.txt
	@$(PYTHON) packaging/check_python.py
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Python cannot make a virtual environment: sudo apt-get install python3-venv" >&2; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c packaging/constraints.txt -e ".[dev]"
	@touch $(STAMP)

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis

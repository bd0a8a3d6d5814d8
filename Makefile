# What each target does stands in scripts/; all of them prepare what they need first.
.DEFAULT_GOAL := help
.PHONY: help setup demo test test-lama check fix bench bench-banyak lock gambar-panduan
RUN := .venv/bin/python

help:  ## list the targets
	@sed -n 's/^\([a-z-]*\):.*##/  make \1\t/p' $(MAKEFILE_LIST) | expand -t 16

setup:  ## prepare .venv with all packages, and the system libraries
	@scripts/setup.sh dev

demo:  ## load the demo unit and serve it (PORT=8000)
	@scripts/demo.sh

test:  ## run the tests, those in the browser too
	@scripts/setup.sh browser
	@$(RUN) -m pytest -n auto --maxprocesses 4 --dist worksteal -m "not lama"

test-lama:  ## run what takes too long for every day: servers under load on two databases
	@scripts/setup.sh browser
	@$(RUN) -m pytest -n auto --maxprocesses 4 --dist worksteal -m lama

check:  ## format, lint, types, templates, migrations, demo data, lock
	@scripts/setup.sh dev
	@scripts/check.sh

fix:  ## format and repair what can be repaired by itself
	@scripts/setup.sh dev
	@$(RUN) -m ruff check --fix . ; $(RUN) -m ruff format .

bench:  ## measure speed and memory
	@scripts/setup.sh browser
	@$(RUN) bench/run.py

bench-banyak:  ## measure 1,000 units on a throw-away PostgreSQL; takes long
	@scripts/setup.sh dev
	@$(RUN) -m bench.banyak --postgres --pemda 25

lock:  ## pin all packages of pyproject.toml again
	@scripts/setup.sh dev
	@scripts/lock.sh

gambar-panduan:  ## take the screenshots of the user guide again
	@scripts/setup.sh browser
	@GAMBAR_PANDUAN=tulis $(RUN) -m pytest tests/browser/test_gambar_panduan.py

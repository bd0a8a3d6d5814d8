#!/usr/bin/env bash
# Pins all packages with their hashes. Run it with the oldest Python that pyproject.toml allows, so that what only
# that one needs is in; no index or path of the machine is written. `make lock UPGRADE=1` takes newer versions.
set -euo pipefail
cd "$(dirname "$0")/.."

export CUSTOM_COMPILE_COMMAND="make lock"
compile() {
  .venv/bin/python -m piptools compile --quiet --generate-hashes --allow-unsafe --strip-extras \
    --no-emit-index-url --no-emit-find-links --no-emit-trusted-host ${UPGRADE:+--upgrade} "$@" pyproject.toml
}
compile --output-file requirements.lock
compile --extra dev --constraint requirements.lock --output-file requirements-dev.lock

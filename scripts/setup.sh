#!/usr/bin/env bash
# Prepares what the other scripts need; does nothing where it is there already.
#   setup.sh runtime   Pango, and .venv with the packages that serve the application
#   setup.sh dev       the same with the packages for checks and tests
#   setup.sh browser   the same with Chromium and LibreOffice, for tests with these programs
set -euo pipefail
cd "$(dirname "$0")/.."

PYTHON=${PYTHON:-python3}
LEVEL=${1:-dev}
LOCK=requirements-dev.lock
if [ "$LEVEL" = runtime ]; then LOCK=requirements.lock; fi

say() { printf 'setup: %s\n' "$*"; }

# Installs Debian packages as root or by a sudo that asks nothing.
install_system() {
  local sudo=()
  command -v apt-get >/dev/null || return 1
  if [ "$(id -u)" -ne 0 ]; then
    sudo -n true 2>/dev/null || return 1
    sudo=(sudo -n)
  fi
  say "installing $* (apt-get)"
  "${sudo[@]}" apt-get -qq update </dev/null || say "apt-get update failed, going on with what is known"
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get -qq -y --no-install-recommends install "$@" </dev/null >/dev/null
}

# Runs a test; where it fails, installs packages and runs it again. $1 test, $2 what is missing, then the packages.
need() {
  local present=$1 missing=$2
  shift 2
  if "$present"; then return 0; fi
  install_system "$@" && "$present" && return 0
  say "MISSING $missing. Install by hand: sudo apt-get install $*"
  return 1
}

has_python() { "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }
has_venv() { "$PYTHON" -c 'import ensurepip, venv' 2>/dev/null; }
has_libraries() {
  "$PYTHON" - 2>/dev/null <<'PY'
import ctypes, zoneinfo
for name in ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0"):
    ctypes.CDLL(name)
zoneinfo.ZoneInfo("Asia/Makassar")
PY
}
has_libreoffice() { command -v soffice || command -v libreoffice; } >/dev/null
has_browser() { command -v chromium || command -v chromium-browser || command -v google-chrome; } >/dev/null

packages_state() {
  local state=0
  .venv/bin/python scripts/packages.py "$LOCK" 2>/dev/null || state=$?
  echo "$state"
}

# One setup at a time, as `make demo` may run in the background while `make test` starts.
mkdir -p var
if command -v flock >/dev/null; then
  exec 9>var/setup.lock
  flock 9
fi

need has_python "Python 3.11 or newer (or name another one: PYTHON=python3.12 make …)" python3
need has_libraries "libraries of the PDF printer, without which no PDF can be made" \
  libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 tzdata || true
if [ "$LEVEL" = browser ]; then
  need has_browser "Chromium; tests in the browser are skipped (with CI=true they fail)" chromium || true
  # The same browser without its own windows, which takes half the time; the whole one will do where it is not to be had.
  command -v chromium-headless-shell >/dev/null || install_system chromium-headless-shell || true
  need has_libreoffice "LibreOffice; tests of workbooks that it saves are skipped (with CI=true they fail)" \
    libreoffice-calc-nogui libreoffice-writer-nogui || true
fi

state=$(packages_state)
if [ "$state" -ne 0 ]; then
  if [ "$state" -ne 1 ]; then
    if [ -e .venv ]; then say ".venv is damaged, building it anew"; else say "creating .venv"; fi
    need has_venv "the modules venv and ensurepip of $PYTHON" python3-venv
    rm -rf .venv
    "$PYTHON" -m venv .venv
  fi
  say "installing the packages of $LOCK (a few minutes at first)"
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input --require-hashes -r "$LOCK"
  state=$(packages_state)
  if [ "$state" -ne 0 ]; then
    say "FAILED: .venv is still incomplete. See: .venv/bin/python scripts/packages.py $LOCK"
    exit 1
  fi
fi
say "ready ($LEVEL)"

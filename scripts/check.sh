#!/usr/bin/env bash
# All checks that need no test run. Goes on after a failure and names all failures at the end.
set -uo pipefail
cd "$(dirname "$0")/.."

python=$PWD/.venv/bin/python
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export DATABASE_URL=sqlite:///$scratch/check.sqlite3
failed=()

step() {
  local name=$1
  shift
  echo "check: $name"
  "$@" || failed+=("$name")
}
manage() { "$python" manage.py "$@"; }
load_demo() { manage migrate --noinput --verbosity 0 && manage muat_demo --verbosity 0; }

step "format" "$python" -m ruff format --check .
step "lint" "$python" -m ruff check .
step "types" "$python" -m mypy
step "templates" "$python" -m djlint --lint --quiet templates
step "migrations" manage makemigrations --check --dry-run
step "django" manage check --fail-level WARNING
step "demo data" load_demo
step "lock and addresses" "$python" scripts/check_files.py

if [ ${#failed[@]} -gt 0 ]; then
  printf 'check: FAILED:'
  printf ' [%s]' "${failed[@]}"
  echo
  exit 1
fi
echo "check: all good"

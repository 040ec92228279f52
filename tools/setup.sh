#!/bin/sh
# Sets up everything that make needs: QGIS (Debian and Ubuntu) and .venv. Safe to repeat.
set -u
cd "$(dirname "$0")/.."
PACKAGES="qgis python3-qgis python3-venv python3-psycopg2 xvfb xauth"
TORCH="torch==2.13.0"

say() { printf '\n== %s\n' "$*"; }
fail() { printf '\nSET-UP FAILED: %s\n' "$*" >&2; exit 1; }

has_qgis() {
    [ -x /usr/bin/python3 ] && QT_QPA_PLATFORM=offscreen \
        /usr/bin/python3 -c 'import qgis.core, psycopg2, venv, ensurepip' 2>/dev/null \
        && command -v qgis_process >/dev/null && command -v xvfb-run >/dev/null
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

install_qgis() {
    has_qgis && return 0
    if ! command -v apt-get >/dev/null; then
        say "No apt-get here: QGIS is not installed for you, its tests will be LEFT OUT."
        return 0
    fi
    if [ "$(id -u)" != 0 ] && ! sudo -n true 2>/dev/null; then
        say "Neither root nor sudo without a password: run this yourself, then make again:"
        echo "   sudo apt-get install --no-install-recommends $PACKAGES"
        return 0
    fi
    say "Installing QGIS with apt-get (about 260 MB)"
    # A foreign source that does not answer must not stop the Debian ones.
    as_root apt-get update -qq || say "apt-get update reported a problem; going on"
    # shellcheck disable=SC2086
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends $PACKAGES >.cache/apt.log 2>&1 \
        || { tail -5 .cache/apt.log; say "apt-get could not install QGIS (log: .cache/apt.log)"; }
    has_qgis || say "QGIS cannot be used here: its tests will be LEFT OUT."
}

make_venv() {
    python=/usr/bin/python3
    [ -x "$python" ] || python=$(command -v python3) || fail "There is no python3. Install it."
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
        || fail "$python is older than 3.11. Install a newer Python."
    if [ -d .venv ] && ! .venv/bin/python -c 'import pip' 2>/dev/null; then
        say "The Python of .venv no longer runs: making it again"
        rm -rf .venv
    fi
    [ -d .venv ] || "$python" -m venv .venv || fail "$python cannot make a venv. Install python3-venv."
}

# The versions that the plugin installs for an analyst are those that are tested.
lock_versions() {
    sed -n 's/^\([A-Za-z0-9._-]*==.*\) \\$/\1/p' resources/runtime/requirements.txt \
        >.cache/constraints.txt
}

pip_install() {
    .venv/bin/python -m pip install --quiet --disable-pip-version-check \
        --constraint .cache/constraints.txt "$@" 2>.cache/pip.log && return 0
    tail -15 .cache/pip.log >&2
    return 1
}

install_torch() {
    .venv/bin/python -c "import importlib.metadata as m, sys
sys.exit(m.version('torch').split('+')[0] != '${TORCH#torch==}')" 2>/dev/null && return 0
    say "Installing $TORCH"
    # First and alone, so that nothing else chooses another build. A build in pip's own folder of
    # wheels comes first, then the index of CPU builds: the build on PyPI brings gigabytes of CUDA.
    pip_install --no-deps --no-index "$TORCH" 2>/dev/null && return 0
    if [ "$(uname -s)" = Linux ]; then
        pip_install --no-deps --retries 0 \
            --index-url "${TORCH_INDEX:-https://download.pytorch.org/whl/cpu}" "$TORCH" && return 0
    fi
    pip_install "$TORCH" || fail "pip could not install $TORCH. Is the network there?"
}

link_qgis() {
    site=$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_paths()["purelib"])')
    rm -rf .venv/qgis-links "$site/qgis-links.pth"
    has_qgis || return 0
    mkdir -p .venv/qgis-links
    for name in qgis PyQt5 PyQt6 osgeo osgeo_utils psycopg2 sip sipbuild; do
        [ -d "/usr/lib/python3/dist-packages/$name" ] \
            && ln -s "/usr/lib/python3/dist-packages/$name" ".venv/qgis-links/$name"
    done
    echo "$PWD/.venv/qgis-links" >"$site/qgis-links.pth"
    .venv/bin/python -c 'import qgis.core, osgeo.gdal' || fail "QGIS cannot be imported in .venv."
}

mkdir -p .cache
lock_versions
install_qgis
make_venv
install_torch
extras=dev
has_qgis && extras=dev,qgis
say "Installing the Python packages ($extras)"
pip_install 'setuptools>=77' || fail "pip could not install setuptools. Is the network there?"
pip_install --no-build-isolation -e ".[$extras]" || fail "pip could not install the packages above."
link_qgis
touch .venv/.set-up
say "Set-up is complete"

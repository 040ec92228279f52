#!/bin/sh
# Brings i18n/*.ts up to date with the code and compiles them. Needs pylupdate6 (PyPI: PyQt6, in an
# environment of its own, named by PYLUPDATE) and lrelease (Debian: qttools5-dev-tools).
set -e
cd "$(dirname "$0")/.."
for ts in i18n/*.ts; do
    "${PYLUPDATE:-pylupdate6}" --no-obsolete --ts "$ts" \
        plugin/*.py plugin/*.ui plugin/*/*.py plugin/*/*.ui processing_provider/*.py
    lrelease "$ts" -qm "${ts%.ts}.qm"
done

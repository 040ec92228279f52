#!/bin/sh
# Brings i18n/*.ts up to date with the code and compiles them. Needs pylupdate6 (PyPI: PyQt6; after
# make test-qt6 in .qt6/bin, or named by PYLUPDATE) and lrelease (Debian: qttools5-dev-tools).
set -e
cd "$(dirname "$0")/.."
mkdir -p .cache
python3 tools/words.py .cache/words.py
python3 tools/engine_messages.py .cache/engine_messages.py
for ts in i18n/*.ts; do
    "${PYLUPDATE:-.qt6/bin/pylupdate6}" --no-obsolete --ts "$ts" \
        $(find plugin -name "*.py" -o -name "*.ui" | sort) .cache/words.py .cache/engine_messages.py
    lrelease "$ts" -qm "${ts%.ts}.qm"
done

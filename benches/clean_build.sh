#!/bin/sh
# What a clean build of dunder and all it depends on costs, against syn (full) and quote alone.
# Rewrites its section of RESULTS.md; with --check only says whether the budget in thresholds.toml holds, and fails if not.
exec cargo bench -q -p dunder-benches -- clean_build "$@"

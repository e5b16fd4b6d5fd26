#!/bin/sh
# Let libFuzzer look for SECONDS for an input that breaks a target:  run_fuzz.sh TARGET CORPUS SECONDS
# What it learns goes into a folder that is removed; an input that broke the target is printed, to be kept in CORPUS.
set -u
target=$1 corpus=$2 seconds=$3
found=$(mktemp -d) || exit 1
trap 'rm -rf "$found"' EXIT

mkdir "$found/new" "$found/bad"
export TMPDIR="$found"
if "$target" -max_total_time="$seconds" -max_len=4096 -timeout=20 -rss_limit_mb=3000 -print_final_stats=1 -verbosity=0 \
	-artifact_prefix="$found/bad/" "$found/new" "$corpus" >"$found/log" 2>&1; then
	grep 'number_of_executed_units' "$found/log"
	exit 0
fi
tail -60 "$found/log"
for bad in "$found"/bad/*; do
	[ -f "$bad" ] || continue
	echo "$(basename "$bad"), in base64; decode it into $corpus and mend what it shows:"
	base64 -w0 "$bad"; echo
done
exit 1

#!/bin/sh
# Builds with LLVM's coverage pass and runs one target: run.sh TARGET SECONDS [libFuzzer options].
# Works with plain stable cargo: `--target` keeps the flags away from build scripts.
set -eu
cd "$(dirname "$0")"
target=$1
seconds=$2
shift 2
host=$(rustc -vV | sed -n 's/^host: //p')
export RUSTFLAGS="--cfg fuzzing -Cpasses=sancov-module \
-Cllvm-args=-sanitizer-coverage-level=4 \
-Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
-Cllvm-args=-sanitizer-coverage-pc-table \
-Cllvm-args=-sanitizer-coverage-trace-compares"
cargo build --release --target "$host" --bin "$target"
mkdir -p "finds/$target"
exec "target/$host/release/$target" -max_total_time="$seconds" -timeout=1 -rss_limit_mb=512 \
    -malloc_limit_mb=64 -artifact_prefix="finds/$target/" "$@" "finds/$target" "corpus/$target"

#!/usr/bin/env bash
# Runs the backend tests that ship inside the Python package onnx through import, float reference, simulator and generated C, and
# writes docs/conformance.md. Needs python3 with pip and g++; takes some minutes.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

version=1.18.0
suite=$(mktemp -d)
trap 'rm -rf "$suite"' EXIT
python3 -m pip download --quiet --no-deps --only-binary :all: --dest "$suite" "onnx==$version"
(cd "$suite" && jar xf onnx-*.whl onnx/backend/test/data/node)
mvn --batch-mode --quiet -Dquick -pl codegen -am test -Dtest=ConformanceTest -Dsurefire.failIfNoSpecifiedTests=false \
    "-Dsilicnn.onnxSuite=$suite/onnx/backend/test/data/node" "-Dsilicnn.onnxVersion=$version"
sed -n '/^| |/,/^$/p' docs/conformance.md

#!/bin/sh
# Compares requantisation with a real ap_fixed, whose open headers the Python package hls4ml carries. Needs pip and g++.
# Nothing is installed, and nothing but the answer stays.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip download -q --no-deps --only-binary=:all: -d "$folder" hls4ml==1.3.0
python3 -m zipfile -e "$folder"/hls4ml-*.whl "$folder/hls4ml"
g++ -std=c++14 -O1 -w \
    -I"$folder/hls4ml/hls4ml/templates/vivado/ap_types" \
    -I"$here/../../hls-templates/src/main/resources/hls/runtime" \
    "$here/compare_ap_fixed.cpp" -o "$folder/compare"
"$folder/compare"

#!/usr/bin/env bash
# Seconds and peak memory of compiling MobileNet-v1 1.0/224 and AlexNet: measure-compile.sh FOLDER [OPTION...]
# The nets have seeded random weights and are made in FOLDER first, by a Python with onnx and numpy (PYTHON, or python3).
# Options go to silicnn compile. Needs GNU time.
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
folder=$1
shift
if [ ! -f "$folder/mobilenet-v1-224.onnx" ]; then
    "${PYTHON:-python3}" "$home/test-vectors/scripts/make_big_nets.py" "$folder"
fi
"$home/silicnn" --version >/dev/null
for net in mobilenet-v1-224 alexnet; do
    /usr/bin/time -f "$net: %e s, of them %U s computing, %M KiB at most" "$home/silicnn" compile "$folder/$net.onnx" \
        -o "$folder/$net" --calibrate "$folder/$net-images.npy" --golden 1 --force "$@" >"$folder/$net.log"
done

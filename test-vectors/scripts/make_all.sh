#!/bin/sh
# Makes every fixture anew. Needs the packages of requirements.txt.
set -eu
cd "$(dirname "$0")"
export PYTHONDONTWRITEBYTECODE=1
for step in make_images make_main_models make_bad_inputs make_image_formats; do
    python3 "$step.py"
done

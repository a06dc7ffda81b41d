#!/bin/sh
# Makes every fixture anew: make_all.sh PYTHON TENSORFLOW_PYTHON
# The first interpreter has the packages of requirements.txt, the second those of requirements-tensorflow.txt.
set -eu
pytorch=${1:?python with requirements.txt}
tensorflow=${2:?python with requirements-tensorflow.txt}
cd "$(dirname "$0")"
export PYTHONDONTWRITEBYTECODE=1 PYTHONHASHSEED=0 TF_CPP_MIN_LOG_LEVEL=3
for step in images main_models bad_inputs image_formats family_nets unet lenet5_exports onnx_int8 qonnx; do
    "$pytorch" -W ignore "make_$step.py"
done
for step in keras conv3d keras_layers tflite tflite_operators softmax bad_tensorflow; do
    "$tensorflow" -W ignore "make_$step.py"
done
for step in hostile_models fixed layers; do
    "$pytorch" -W ignore "make_$step.py"
done

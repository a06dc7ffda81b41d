"""Writes fixed/softmax.csv: what TensorFlow Lite's reference kernel makes of int8 softmax inputs."""

import numpy as np
import tensorflow as tf

from layout import ROOT

ROWS = 40
# Channels and reach of the inputs, which sets their scale; the reach of 40 has distances beyond the table.
CASES = [(2, 2.0), (10, 6.0), (10, 0.05), (10, 40.0), (10, 300.0), (37, 10.0), (200, 8.0)]


def converted(channels: int, reach: float) -> tf.lite.Interpreter:
    source = tf.keras.Input((channels,))
    model = tf.keras.Model(source, tf.keras.layers.Softmax()(source))
    seen = np.linspace(-reach, reach, channels, dtype=np.float32)
    converter = tf.lite.TFLiteConverter.from_keras_model(model)
    converter.optimizations = [tf.lite.Optimize.DEFAULT]
    converter.representative_dataset = lambda: [[seen[np.newaxis]]]
    converter.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS_INT8]
    converter.inference_input_type = converter.inference_output_type = tf.int8
    kernels = tf.lite.experimental.OpResolverType.BUILTIN_REF
    interpreter = tf.lite.Interpreter(model_content=converter.convert(), experimental_op_resolver_type=kernels)
    interpreter.allocate_tensors()
    return interpreter


def words(values) -> str:
    return " ".join(str(int(value)) for value in values)


def main() -> None:
    lines = ["scale,input,output"]
    random = np.random.default_rng(5)
    for channels, reach in CASES:
        interpreter = converted(channels, reach)
        source, target = interpreter.get_input_details()[0], interpreter.get_output_details()[0]
        if target["quantization"] != (1 / 256, -128):
            raise SystemExit(f"shares in steps of {target['quantization']}")
        spreads = random.choice([2, 8, 40, 256], ROWS)
        for row in range(ROWS if channels < 100 else 4):
            middle = random.integers(-128, 128)
            stored = np.clip(middle + random.integers(-spreads[row], spreads[row] + 1, channels), -128, 127)
            interpreter.set_tensor(source["index"], stored.astype(np.int8)[np.newaxis])
            interpreter.invoke()
            shares = interpreter.get_tensor(target["index"])[0]
            lines.append(f"{source['quantization'][0]!r},{words(stored)},{words(shares)}")
    (ROOT / "fixed" / "softmax.csv").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()

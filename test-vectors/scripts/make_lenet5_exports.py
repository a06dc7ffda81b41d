"""Exports the trained LeNet-5 once more, by other exporters and in other opsets."""

import onnx
import torch

import accuracy
import digits
import expected
from exporting import INPUT, OUTPUT, export_torchscript
from layout import FAMILIES, MODELS
from nets import LeNet5
from trained import weights

SHAPE = (1, 28, 28)


def trained_lenet5() -> LeNet5:
    net = LeNet5()
    state = {name: torch.from_numpy(array.copy()) for name, array in weights(MODELS / "lenet5-digits.onnx").items()}
    net.load_state_dict(state)
    return net.eval()


def export_dynamo(net: LeNet5, path, opset: int) -> None:
    """The exporter built on torch.export; it notes stack traces with local paths, which are taken out."""
    program = torch.onnx.export(
        net,
        (torch.zeros(2, *SHAPE),),
        dynamo=True,
        opset_version=opset,
        input_names=[INPUT],
        output_names=[OUTPUT],
        dynamic_shapes={"image": {0: torch.export.Dim("batch")}},
        verbose=False,
    )
    model = program.model_proto
    onnx.helper.set_model_props(model, {})
    model.producer_version = torch.__version__.split("+")[0]
    graph = model.graph
    for part in (model, graph, *graph.node, *graph.value_info, *graph.input, *graph.output, *graph.initializer):
        part.ClearField("doc_string")
        if part is not model:
            part.ClearField("metadata_props")
    onnx.checker.check_model(model, full_check=True)
    path.write_bytes(model.SerializeToString(deterministic=True))


def main() -> None:
    net = trained_lenet5()
    inputs = digits.load(28).test.inputs()[: expected.COUNT]
    answers = FAMILIES / "lenet5-digits.expected.csv"
    paths = [FAMILIES / f"lenet5-torchscript-opset{opset}.onnx" for opset in (9, 11)]
    export_torchscript(net, SHAPE, paths[0], opset=9)
    export_torchscript(net, SHAPE, paths[1], opset=11)
    paths.append(FAMILIES / "lenet5-dynamo-opset18.onnx")
    export_dynamo(net, paths[2], opset=18)
    for path in paths:
        expected.require_agreement(path.name, accuracy.logits(path, inputs), answers)


if __name__ == "__main__":
    torch.set_num_threads(1)
    main()

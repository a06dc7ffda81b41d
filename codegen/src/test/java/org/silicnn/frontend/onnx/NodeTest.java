package org.silicnn.frontend.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.silicnn.frontend.Constant;
import org.silicnn.frontend.Dims;
import org.silicnn.frontend.ImportOptions;
import org.silicnn.frontend.Rejection;
import org.silicnn.frontend.onnx.OnnxImport.Imported;
import org.silicnn.problem.Diagnostic;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

/**
 * One case of ONNX's backend test suite: a model of a node or two, inputs and the answer.
 *
 * <p>Our graphs have one image, so one input is taken for the image and all others become stored tensors, as they are in
 * a trained net; every choice of the image is tried until one can be imported. Then all inputs together become one
 * image that is first taken apart; at last all are stored, and the answer is added to an image of zeros.
 */
record NodeTest(String name, ModelProto model, List<TensorProto> inputs, List<TensorProto> outputs) {
    /** The suite's own tolerances. */
    private static final double ABSOLUTE = 1e-7;

    private static final double RELATIVE = 1e-3;

    private static final int NONE = -1;

    private static final ExternalData NO_FILES = new ExternalData(Path.of(""));

    static NodeTest read(Path folder) throws IOException {
        ModelProto model = ModelProto.parseFrom(Files.readAllBytes(folder.resolve("model.onnx")));
        Path data = folder.resolve("test_data_set_0");
        GraphProto graph = model.getGraph();
        return new NodeTest(
                folder.getFileName().toString(),
                model,
                tensors(data, "input_", graph.getInputList()),
                tensors(data, "output_", graph.getOutputList()));
    }

    private static List<TensorProto> tensors(Path folder, String prefix, List<ValueInfoProto> declared)
            throws IOException {
        List<TensorProto> tensors = new ArrayList<>();
        for (int i = 0; Files.exists(folder.resolve(prefix + i + ".pb")); i++) {
            TensorProto tensor = TensorProto.parseFrom(Files.readAllBytes(folder.resolve(prefix + i + ".pb")));
            int type = declared.get(i).getType().getTensorType().getElemType();
            // The suite stores bfloat16 under the name of integers of the same width.
            boolean brain = type == DataType.BFLOAT16.getNumber();
            tensors.add(brain ? tensor.toBuilder().setDataType(type).build() : tensor);
        }
        return tensors;
    }

    /** How it went. */
    sealed interface Outcome {}

    /**
     * The answer came out.
     *
     * @param integers how the integers follow
     */
    record Passed(FixedRun.Result integers) implements Outcome {}

    /** Another answer came out. */
    record Failed(String difference) implements Outcome {}

    /** It couldn't be imported. */
    record Refused(String code, String text) implements Outcome {}

    Outcome run() {
        List<Attempt> attempts = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            int image = i;
            attempts.add(() -> compare(storedBut(image), floats(inputs.get(image))));
        }
        attempts.add(() -> compare(PackedInputs.pack(model, inputs), PackedInputs.image(inputs)));
        attempts.add(() ->
                compare(ConstantOutput.added(storedBut(NONE), outputs.get(0)), ConstantOutput.image(outputs.get(0))));
        Optional<Outcome> refused = Optional.empty();
        for (Attempt attempt : attempts) {
            try {
                return attempt.run();
            } catch (UserException e) {
                Diagnostic first = e.diagnostics().get(0);
                refused =
                        refused.or(() -> Optional.of(new Refused(first.problem().code(), first.text())));
            } catch (Rejection e) {
                refused = refused.or(() -> Optional.of(new Refused(e.getMessage(), "tensor of the test")));
            }
        }
        return refused.orElseThrow();
    }

    /** One idea of what the image is. */
    @FunctionalInterface
    private interface Attempt {
        Outcome run();
    }

    private ModelProto storedBut(int image) {
        GraphProto.Builder graph = model.getGraph().toBuilder();
        List<ValueInfoProto> named = List.copyOf(graph.getInputList());
        for (int i = 0; i < inputs.size() && i < named.size(); i++) {
            if (i != image) {
                graph.addInitializer(
                        inputs.get(i).toBuilder().setName(named.get(i).getName()));
            }
        }
        return model.toBuilder().setGraph(graph).build();
    }

    private static float[] floats(TensorProto tensor) {
        return TensorDecoder.decode(tensor).floats();
    }

    private Outcome compare(ModelProto stored, float... image) {
        String first = stored.getGraph().getOutput(0).getName();
        Imported imported = OnnxImport.run(
                OnnxModel.of(stored, name, NO_FILES, ImportOptions.NONE.withOutput(first), new Where(name)));
        Constant wanted = TensorDecoder.decode(outputs.get(0));
        float[] found = ImportedRun.run(imported, image);
        if (!Arrays.equals(imported.outputLayout().dims(), wanted.dims())) {
            return new Failed(
                    "shape " + Dims.text(imported.outputLayout().dims()) + ", not " + Dims.text(wanted.dims()));
        }
        for (int i = 0; i < found.length; i++) {
            float answer = wanted.floats()[i];
            boolean close = Float.compare(found[i], answer) == 0
                    || Math.abs(found[i] - answer) <= ABSOLUTE + RELATIVE * Math.abs(answer);
            if (!close) {
                return new Failed("element " + i + " is " + found[i] + ", not " + answer);
            }
        }
        return new Passed(FixedRun.of(imported.graph(), ImportedRun.images(imported, image)));
    }
}

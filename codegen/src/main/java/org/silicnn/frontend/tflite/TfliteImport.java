package org.silicnn.frontend.tflite;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.Constant;
import org.silicnn.frontend.Dims;
import org.silicnn.frontend.GraphDraft;
import org.silicnn.frontend.ImageLayout;
import org.silicnn.frontend.ImportOptions;
import org.silicnn.frontend.Limits;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Operand;
import org.silicnn.frontend.Rejection;
import org.silicnn.graph.Dequantize;
import org.silicnn.graph.Graph;
import org.silicnn.graph.Grid;
import org.silicnn.ir.InvalidNetworkException;
import org.silicnn.problem.CodegenProblem;
import org.silicnn.problem.Diagnostics;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

/** One conversion of a model. */
final class TfliteImport {
    private final TfliteModel model;
    private final Where where;
    private final GraphDraft draft;
    private final Diagnostics diagnostics = new Diagnostics();
    private final Map<Integer, Operand> values = new HashMap<>();
    private final boolean[] made;

    private TfliteImport(TfliteModel model, int input, int[] dims, Where where) {
        this.model = model;
        this.where = where;
        this.made = new boolean[model.tensors().size()];
        TfliteTensor tensor = model.tensors().get(input);
        ImageLayout image = ImageLayout.inOrder(dims, dims.length > 1);
        draft = new GraphDraft(tensor.name(), image);
        Activation activation = new Activation(tensor.name(), image.shape(), image.layout());
        Optional<Grid> grid = tensor.grid();
        values.put(
                input,
                grid.isPresent()
                        ? draft.apply(tensor.name() + "/dequantize", new Dequantize(grid.get()), activation)
                        : activation);
        made[input] = true;
        for (TfliteOperator operator : model.operators()) {
            Arrays.stream(operator.outputs()).forEach(output -> made[output] = true);
        }
    }

    static Graph run(TfliteModel model, String name, ImportOptions options, Where where) {
        int[] inputs = model.inputs();
        if (inputs.length != 1) {
            throw new UserException(ModelProblem.INPUTS_NOT_ONE, where, inputs.length, names(model, inputs));
        }
        int output = output(model, options, where);
        TfliteTensor image = model.tensors().get(inputs[0]);
        Where input = where.part("input", image.name());
        if (!image.isFloat() && image.grid().isEmpty()) {
            throw new UserException(ModelProblem.INPUT_NOT_NUMBERS, input, image.typeName());
        }
        TfliteImport conversion = new TfliteImport(model, inputs[0], dims(image, options, input), where);
        model.operators().forEach(conversion::convert);
        return conversion.finish(name, output);
    }

    private static String names(TfliteModel model, int... tensors) {
        return Arrays.stream(tensors)
                .mapToObj(tensor -> model.tensors().get(tensor).name())
                .collect(Collectors.joining(", "));
    }

    private static int output(TfliteModel model, ImportOptions options, Where where) {
        int[] outputs = model.outputs();
        if (options.output().isPresent()) {
            String wanted = options.output().get();
            return model.operators().stream()
                    .flatMapToInt(operator -> Arrays.stream(operator.outputs()))
                    .filter(tensor -> model.tensors().get(tensor).name().equals(wanted))
                    .findFirst()
                    .orElseThrow(
                            () -> new UserException(ModelProblem.NO_SUCH_OUTPUT, where, wanted, names(model, outputs)));
        }
        if (outputs.length == 0) {
            throw new UserException(ModelProblem.OUTPUTS_NONE, where);
        }
        if (outputs.length > 1) {
            throw new UserException(ModelProblem.OUTPUTS_NOT_ONE, where, outputs.length, names(model, outputs));
        }
        return outputs[0];
    }

    /** The image's extents; a batch that is left open is 1. */
    private static int[] dims(TfliteTensor image, ImportOptions options, Where where) {
        int[] dims = image.dims().clone();
        boolean[] open = image.open();
        int[] given = options.inputShape()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .orElse(null);
        if (given != null && given.length == dims.length - 1) {
            given = IntStream.concat(IntStream.of(dims[0]), Arrays.stream(given))
                    .toArray();
        }
        boolean fits = given == null || given.length == dims.length;
        for (int i = 0; i < dims.length && fits; i++) {
            fits = given == null || open[i] || given[i] == dims[i];
            dims[i] = given == null || !fits ? dims[i] : given[i];
        }
        if (!fits) {
            throw new UserException(ModelProblem.INPUT_SHAPE_MISFIT, where, text(image, "?"), Dims.text(given));
        }
        boolean unknown = IntStream.range(1, dims.length).anyMatch(i -> open[i]);
        if (dims.length == 0 || (unknown && given == null)) {
            throw new UserException(ModelProblem.INPUT_SHAPE_UNKNOWN, where, text(image, "?"), text(image, "28"));
        }
        if (Limits.elements(dims) == 0) {
            throw new UserException(ModelProblem.INPUT_SHAPE_UNKNOWN, where, Dims.text(dims), text(image, "28"));
        }
        return dims;
    }

    private static String text(TfliteTensor image, String open) {
        return IntStream.range(0, image.dims().length)
                .mapToObj(i -> image.open()[i] ? open : String.valueOf(image.dims()[i]))
                .collect(Collectors.joining("x"));
    }

    /** An operation that reads what another failed to make is left out silently: its problem is that other one's. */
    private void convert(TfliteOperator operator) {
        if (operator.outputs().length == 0) {
            return;
        }
        String name = model.tensors().get(operator.outputs()[0]).shortName();
        Where place = where.node(name, Operators.word(operator));
        Optional<Converter> converter = Operators.find(operator);
        if (converter.isEmpty()) {
            diagnostics.report(CodegenProblem.OPERATOR_NOT_SUPPORTED, place);
            return;
        }
        try {
            List<Optional<Operand>> operands = new ArrayList<>();
            for (int input : operator.inputs()) {
                Optional<Operand> operand = input < 0 ? Optional.empty() : value(input);
                if (operand.isEmpty() && input >= 0) {
                    return;
                }
                operands.add(operand);
            }
            TfliteNode node = new TfliteNode(operator, model.tensors(), operands, draft);
            converter.get().convert(node);
            take(operator, node.results());
        } catch (Rejection rejection) {
            rejection.reportTo(diagnostics, place);
        } catch (InvalidNetworkException e) {
            diagnostics.report(ModelProblem.RULE_BROKEN, place, e.getMessage());
        } catch (ArithmeticException e) {
            diagnostics.report(ModelProblem.RULE_BROKEN, place, "extents must fit 32 bits");
        }
    }

    private void take(TfliteOperator operator, List<Operand> results) {
        for (int i = 0; i < results.size(); i++) {
            int output = operator.outputs()[i];
            if (values.putIfAbsent(output, results.get(i)) != null) {
                throw new Rejection(
                        ModelProblem.VALUE_TWICE, model.tensors().get(output).name());
            }
        }
    }

    private Optional<Operand> value(int number) {
        TfliteTensor tensor = model.tensors().get(number);
        if (!values.containsKey(number) && !made[number]) {
            ByteBuffer data = model.data(tensor);
            model.bytes().spend(data.remaining());
            Constant constant = ConstantDecoder.decode(tensor, data);
            values.put(number, constant);
        }
        return Optional.ofNullable(values.get(number));
    }

    private Graph finish(String name, int output) {
        String text = model.tensors().get(output).name();
        boolean unmade = !values.containsKey(output) && !diagnostics.hasErrors();
        diagnostics.stopIfErrors();
        Where place = where.part("output", text);
        if (unmade) {
            throw new UserException(ModelProblem.OUTPUT_UNDEFINED, place);
        }
        if (!(values.get(output) instanceof Activation result)) {
            throw new UserException(ModelProblem.NOTHING_COMPUTED, place);
        }
        if (!result.layout().hasBatchOnlyOn(0)) {
            throw new UserException(ModelProblem.BATCH_NOT_FIRST, place, Dims.text(result.dims()));
        }
        return draft.finish(name, draft.settle(result));
    }
}

package org.silicnn.frontend.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.Constant;
import org.silicnn.frontend.Dims;
import org.silicnn.frontend.GraphDraft;
import org.silicnn.frontend.ImageLayout;
import org.silicnn.frontend.Layout;
import org.silicnn.frontend.LayoutSearch;
import org.silicnn.frontend.Limits;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Operand;
import org.silicnn.frontend.Rejection;
import org.silicnn.graph.Graph;
import org.silicnn.graph.Grid;
import org.silicnn.ir.InvalidNetworkException;
import org.silicnn.problem.CodegenProblem;
import org.silicnn.problem.Diagnostics;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

/** One conversion of a model, under one idea of how the image lies in memory. */
final class OnnxImport implements LayoutSearch.Attempt {
    private final OnnxModel model;
    private final ImageLayout image;
    private final GraphDraft draft;
    private final Diagnostics diagnostics = new Diagnostics();
    private final Map<String, Operand> values = new HashMap<>();
    private final Set<String> decoded = new HashSet<>();
    private final Set<String> read;
    private final IntegerValues integers;
    private long computed;

    private OnnxImport(OnnxModel model, ImageLayout image) {
        this.model = model;
        this.image = image;
        this.draft = new GraphDraft(model.input().name(), image);
        this.read = model.read();
        this.integers = new IntegerValues(model.input());
        values.put(
                model.input().name(),
                new Activation(
                        model.input().name(),
                        image.shape(),
                        image.layout(),
                        model.input().grid()));
    }

    /**
     * The outcome.
     *
     * @param inputLayout how the file's image lies in the graph's
     * @param outputLayout how the file's output lies in the graph's
     * @param outputGrid for which numbers the file's output stands, if it holds integers; the graph's holds the numbers
     */
    record Imported(Graph graph, Layout inputLayout, Layout outputLayout, Optional<Grid> outputGrid) {}

    /**
     * Converts.
     *
     * @throws org.silicnn.problem.UserException with every problem found
     */
    static Imported run(OnnxModel model) {
        return LayoutSearch.best(candidates(model), image -> new OnnxImport(model, image))
                .finish();
    }

    private static List<ImageLayout> candidates(OnnxModel model) {
        try {
            return ImageLayout.candidates(model.input().dims());
        } catch (Rejection rejection) {
            Diagnostics diagnostics = new Diagnostics();
            rejection.reportTo(
                    diagnostics, model.where().part("input", model.input().name()));
            diagnostics.stopIfErrors();
            throw rejection;
        }
    }

    @Override
    public void convert() {
        model.diagnostics()
                .all()
                .forEach(each -> diagnostics.report(
                        each.problem(), each.where(), each.arguments().toArray()));
        model.nodes().forEach(this::convert);
    }

    /** A node that reads what another node failed to make is left out silently: its problem is that other node's. */
    private void convert(NodeProto proto) {
        Where where = model.where().node(OnnxNode.name(proto), Operators.word(proto));
        if (Subgraphs.isBranch(proto)) {
            branch(proto, where);
            return;
        }
        Optional<Converter> converter = Operators.find(proto);
        if (converter.isEmpty()) {
            diagnostics.report(CodegenProblem.OPERATOR_NOT_SUPPORTED, where);
            return;
        }
        List<Optional<Operand>> operands = new ArrayList<>();
        for (String value : proto.getInputList()) {
            Optional<Operand> operand = value.isEmpty() ? Optional.empty() : value(value);
            if (operand.isEmpty() && !value.isEmpty()) {
                return;
            }
            operands.add(operand);
        }
        try {
            OnnxNode node = new OnnxNode(proto, operands, draft, model.opset());
            integers.check(proto);
            IntegerValues.checkStored(proto, operands);
            converter.get().convert(node);
            take(proto, IntegerValues.kept(proto, operands, node.results()));
        } catch (Rejection rejection) {
            rejection.reportTo(diagnostics, where);
        } catch (InvalidNetworkException e) {
            diagnostics.report(ModelProblem.RULE_BROKEN, where, e.getMessage());
        } catch (ArithmeticException e) {
            diagnostics.report(ModelProblem.RULE_BROKEN, where, "extents must fit 32 bits");
        }
    }

    /** The nodes of the branch that is taken, as if they stood here. */
    private void branch(NodeProto proto, Where where) {
        Optional<Operand> condition = proto.getInputCount() == 0 ? Optional.empty() : value(proto.getInput(0));
        if (condition.isEmpty()) {
            return;
        }
        try {
            if (!(condition.get() instanceof Constant known)) {
                throw new Rejection(ModelProblem.MUST_BE_CONSTANT, 0);
            }
            GraphProto taken = Subgraphs.chosen(proto, known)
                    .orElseThrow(() -> new Rejection(ModelProblem.ATTRIBUTE_MISSING, "then_branch, else_branch"));
            for (TensorProto tensor : taken.getInitializerList()) {
                define(tensor.getName(), TensorDecoder.decode(tensor, model.files()));
            }
            for (NodeProto inner : taken.getNodeList()) {
                requireNew(inner.getOutputList());
                convert(inner);
            }
            for (int i = 0; i < Math.min(proto.getOutputCount(), taken.getOutputCount()); i++) {
                String made = taken.getOutput(i).getName();
                if (value(made).isPresent()) {
                    define(proto.getOutput(i), value(made).get());
                }
            }
        } catch (Rejection rejection) {
            rejection.reportTo(diagnostics, where);
        }
    }

    private void define(String name, Operand operand) {
        requireNew(List.of(name));
        values.put(name, bounded(operand));
    }

    private void requireNew(List<String> names) {
        for (String name : names) {
            if (values.containsKey(name) || model.tensors().containsKey(name)) {
                throw new Rejection(ModelProblem.VALUE_TWICE, name);
            }
        }
    }

    private void take(NodeProto proto, List<Operand> results) {
        for (int i = 0; i < proto.getOutputCount(); i++) {
            String value = proto.getOutput(i);
            if (i < results.size()) {
                values.put(value, bounded(results.get(i)));
            } else if (read.contains(value)) {
                throw new Rejection(ModelProblem.OUTPUT_NOT_SUPPORTED, i);
            }
        }
    }

    /** A few bytes may ask for many large constants; together they may not be larger than one may be. */
    private Operand bounded(Operand result) {
        if (result instanceof Constant constant) {
            computed += constant.size();
            if (computed > Limits.ELEMENTS) {
                throw new Rejection(ModelProblem.TENSOR_TOO_LARGE, Limits.ELEMENTS, computed);
            }
        }
        return result;
    }

    private Optional<Operand> value(String name) {
        TensorProto tensor = model.tensors().get(name);
        if (tensor != null && !values.containsKey(name) && decoded.add(name)) {
            try {
                values.put(name, TensorDecoder.decode(tensor, model.files()));
            } catch (Rejection rejection) {
                rejection.reportTo(diagnostics, model.where().part("tensor", name));
            }
        }
        return Optional.ofNullable(values.get(name));
    }

    @Override
    public boolean hasFailed() {
        return diagnostics.hasErrors();
    }

    @Override
    public long moves() {
        return draft.moves();
    }

    private Imported finish() {
        diagnostics.stopIfErrors();
        Where where = model.where().part("output", model.output());
        Operand output =
                value(model.output()).orElseThrow(() -> new UserException(ModelProblem.OUTPUT_UNDEFINED, where));
        if (!(output instanceof Activation result)) {
            throw new UserException(ModelProblem.NOTHING_COMPUTED, where);
        }
        if (!result.layout().hasBatchOnlyOn(0)) {
            throw new UserException(ModelProblem.BATCH_NOT_FIRST, where, Dims.text(result.dims()));
        }
        Activation settled = draft.settle(result);
        return new Imported(draft.finish(model.name(), settled), image.layout(), settled.layout(), settled.grid());
    }
}

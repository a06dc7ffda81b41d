package org.silicnn.frontend.keras;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.Dims;
import org.silicnn.frontend.GraphDraft;
import org.silicnn.frontend.ImageLayout;
import org.silicnn.frontend.LayoutSearch;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Rejection;
import org.silicnn.graph.Graph;
import org.silicnn.ir.InvalidNetworkException;
import org.silicnn.problem.CodegenProblem;
import org.silicnn.problem.Diagnostics;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

/** One conversion of a model, under one idea of how the image lies in memory. */
final class KerasImport implements LayoutSearch.Attempt {
    /** Models inside models that are called twice at each step grow without end; no net for an FPGA has so many calls. */
    private static final int MOST_CALLS = 1 << 16;

    private final KerasFile file;
    private final List<Source> outputs;
    private final ImageLayout image;
    private final String imageName;
    private final Where where;
    private final GraphDraft draft;
    private final Diagnostics diagnostics = new Diagnostics();
    private Optional<Activation> result = Optional.empty();
    private int calls;

    /** @param output the one to compute */
    KerasImport(KerasFile file, Source output, String imageName, ImageLayout image, Where where) {
        this.file = file;
        this.outputs = List.of(output);
        this.image = image;
        this.imageName = imageName;
        this.where = where;
        this.draft = new GraphDraft(imageName, image);
    }

    @Override
    public void convert() {
        Activation picture = new Activation(imageName, image.shape(), image.layout());
        try {
            result = model(file.model(), Optional.empty(), List.of(picture), outputs)
                    .get(0);
        } catch (Rejection rejection) {
            rejection.reportTo(diagnostics, where);
        }
    }

    @Override
    public boolean hasFailed() {
        return diagnostics.hasErrors();
    }

    @Override
    public long moves() {
        return draft.moves();
    }

    /**
     * The graph.
     *
     * @throws UserException with every problem found
     */
    Graph finish(String name) {
        diagnostics.stopIfErrors();
        Where output = where.part("output", outputs.get(0).layer());
        Activation tensor = result.orElseThrow(() -> new UserException(ModelProblem.OUTPUT_UNDEFINED, output));
        if (!tensor.layout().hasBatchOnlyOn(0)) {
            throw new UserException(ModelProblem.BATCH_NOT_FIRST, output, Dims.text(tensor.dims()));
        }
        return draft.finish(name, draft.settle(tensor));
    }

    /** A model's outputs; those that couldn't be computed are empty. */
    private List<Optional<Activation>> model(
            ModelSpec model, Optional<LayerPlace> outer, List<Activation> inputs, List<Source> wanted) {
        Map<Source, Activation> values = new HashMap<>();
        for (int i = 0; i < inputs.size() && i < model.inputs().size(); i++) {
            values.put(model.inputs().get(i), inputs.get(i));
        }
        for (CallOrder.Step step : CallOrder.of(model, wanted, diagnostics, where)) {
            if (++calls > MOST_CALLS) {
                throw new Rejection(ModelProblem.RULE_BROKEN, "layers must be called at most " + MOST_CALLS + " times");
            }
            LayerPlace place = new LayerPlace(outer, model, step.layer());
            LayerSpec layer = place.layer();
            if (!layer.isInput()) {
                List<Optional<Activation>> results = call(place, layer.calls().get(step.call()), values);
                for (int i = 0; i < results.size(); i++) {
                    Source source = new Source(layer.name(), step.call(), i);
                    results.get(i).ifPresent(value -> values.put(source, value));
                }
            }
        }
        return wanted.stream()
                .map(source -> Optional.ofNullable(values.get(source)))
                .toList();
    }

    /** A layer that reads what another failed to make is left out silently: its problem is that other layer's. */
    private List<Optional<Activation>> call(LayerPlace place, Call call, Map<Source, Activation> values) {
        LayerSpec layer = place.layer();
        List<Source> read = call.reads();
        List<Activation> operands = new ArrayList<>();
        read.stream().filter(values::containsKey).forEach(source -> operands.add(values.get(source)));
        boolean whole = operands.size() == read.size();
        if (layer.inner().isPresent()) {
            ModelSpec inner = layer.inner().get();
            return model(inner, Optional.of(place), whole ? operands : List.of(), inner.outputs());
        }
        Where here = where.layer(place.name(), layer.type());
        Optional<Converter> converter = Layers.find(layer);
        if (converter.isEmpty()) {
            diagnostics.report(CodegenProblem.OPERATOR_NOT_SUPPORTED, here);
            return List.of();
        }
        if (!whole) {
            return List.of();
        }
        try {
            return List.of(Optional.of(converter.get().convert(new KerasLayer(place, call, operands, file, draft))));
        } catch (Rejection rejection) {
            rejection.reportTo(diagnostics, here);
        } catch (InvalidNetworkException e) {
            diagnostics.report(ModelProblem.RULE_BROKEN, here, e.getMessage());
        } catch (ArithmeticException e) {
            diagnostics.report(ModelProblem.RULE_BROKEN, here, "extents must fit 32 bits");
        }
        return List.of();
    }
}

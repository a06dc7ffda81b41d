package org.silicnn.frontend.keras;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.silicnn.frontend.Constant;
import org.silicnn.frontend.hdf5.Hdf5Group;

/**
 * Weights as in an archive's {@code model.weights.h5}: groups named after the layers' types, counted, with an array for
 * each variable named by its number.
 */
final class ArchiveWeights implements Weights {
    private static final String VARIABLES = "vars";
    private static final String LAYERS = "layers";

    /** The layer that a wrapper applies. */
    private static final String WRAPPED = "layer";

    /** What Keras 2.12 and 2.13 wrote instead. */
    private static final String OLDER_LAYERS = "_layer_checkpoint_dependencies";

    private final Hdf5Group root;

    ArchiveWeights(Hdf5Group root) {
        this.root = root;
    }

    @Override
    public List<Constant> of(LayerPlace place) {
        Optional<Hdf5Group> layer = find(place, LAYERS).or(() -> find(place, OLDER_LAYERS));
        List<Constant> own = arrays(layer.flatMap(group -> group.group(VARIABLES)));
        return own.isEmpty() ? arrays(layer.flatMap(group -> group.group(WRAPPED, VARIABLES))) : own;
    }

    private static List<Constant> arrays(Optional<Hdf5Group> variables) {
        List<Constant> arrays = new ArrayList<>();
        variables.ifPresent(group -> {
            for (int i = 0; i < group.names().size(); i++) {
                group.array(String.valueOf(i)).ifPresent(array -> arrays.add(array.numbers()));
            }
        });
        return arrays;
    }

    private Optional<Hdf5Group> find(LayerPlace place, String layers) {
        Optional<Hdf5Group> group = Optional.of(root);
        for (LayerPlace step : place.path()) {
            group = group.flatMap(each -> each.group(layers, counted(step)));
        }
        return group;
    }

    /** {@code conv2d}, {@code conv2d_1}, and so on, in the order of the model's layers. */
    private static String counted(LayerPlace place) {
        String type = snakeCase(place.layer().type());
        long before = place.model().layers().stream()
                .limit(place.index())
                .filter(layer -> snakeCase(layer.type()).equals(type))
                .count();
        return before == 0 ? type : type + "_" + before;
    }

    /** As Keras forms names from its classes'. */
    static String snakeCase(String type) {
        return type.replaceAll("\\W+", "")
                .replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
                .replaceAll("([a-z])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }
}

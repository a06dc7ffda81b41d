package org.silicnn.frontend.keras;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.silicnn.frontend.Constant;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Rejection;
import org.silicnn.frontend.hdf5.Hdf5Group;

/**
 * Weights as in a model's HDF5 file: a group for each layer, with the names of its arrays in an attribute. A layer that
 * is a model has the arrays of all its layers, named after them.
 */
final class LegacyWeights implements Weights {
    private static final String NAMES = "weight_names";

    private final Hdf5Group root;

    /** @param root the group {@code model_weights} */
    LegacyWeights(Hdf5Group root) {
        this.root = root;
    }

    @Override
    public List<Constant> of(LayerPlace place) {
        List<LayerPlace> path = place.path();
        // A slash in a layer's name makes groups in groups.
        Optional<Hdf5Group> group = root.group(path.get(0).layer().name().split("/", -1));
        if (group.isEmpty()) {
            return List.of();
        }
        List<String> names = names(group.get());
        if (path.size() > 1) {
            names = namesOf(place, names);
        }
        List<Constant> arrays = new ArrayList<>();
        for (String name : names) {
            arrays.add(array(group.get(), name));
        }
        return arrays;
    }

    /** An attribute can hold 64 KB; longer lists go on in attributes with a number. */
    private static List<String> names(Hdf5Group group) {
        List<String> names = new ArrayList<>(group.texts(NAMES).orElse(List.of()));
        for (int i = 0; ; i++) {
            Optional<List<String>> more = group.texts(NAMES + i);
            if (more.isEmpty()) {
                return names;
            }
            names.addAll(more.get());
        }
    }

    /** Those of the arrays' names whose last group but the array itself is the layer's. */
    private static List<String> namesOf(LayerPlace place, List<String> names) {
        List<String> own = names.stream()
                .filter(name -> groups(name).endsWith("/" + place.layer().name()))
                .toList();
        if (own.stream().map(LegacyWeights::groups).distinct().count() > 1) {
            String around = place.path().get(place.path().size() - 2).layer().name();
            own = own.stream()
                    .filter(name -> groups(name).contains("/" + around + "/"))
                    .toList();
        }
        return own;
    }

    /** A name without its last part: {@code "/outer/conv1"} of {@code "outer/conv1/kernel:0"}. */
    private static String groups(String name) {
        return "/" + name.substring(0, Math.max(0, name.lastIndexOf('/')));
    }

    private static Constant array(Hdf5Group group, String name) {
        String[] path = name.split("/", -1);
        return group.group(Arrays.copyOf(path, path.length - 1))
                .flatMap(inner -> inner.array(path[path.length - 1]))
                .orElseThrow(() -> new Rejection(ModelProblem.PART_MISSING, "array '" + name + "'"))
                .numbers();
    }
}

package org.silicnn.frontend.keras;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A layer and the models it stands in.
 *
 * @param outer the place of its model, if that is a layer itself
 * @param index of the layer in its model
 */
record LayerPlace(Optional<LayerPlace> outer, ModelSpec model, int index) {
    LayerSpec layer() {
        return model.layers().get(index);
    }

    /** From the outermost on. */
    List<LayerPlace> path() {
        List<LayerPlace> path = new ArrayList<>(outer.map(LayerPlace::path).orElse(List.of()));
        path.add(this);
        return path;
    }

    /** Names of layers from the outermost on, joined by slashes. */
    String name() {
        return outer.map(place -> place.name() + "/").orElse("") + layer().name();
    }
}

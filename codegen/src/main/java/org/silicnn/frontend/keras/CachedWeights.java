package org.silicnn.frontend.keras;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.silicnn.frontend.Constant;

/** Weights that are read once, however often a layer is converted. */
final class CachedWeights implements Weights {
    private final Weights file;
    private final Map<String, List<Constant>> read = new HashMap<>();

    CachedWeights(Weights file) {
        this.file = file;
    }

    @Override
    public List<Constant> of(LayerPlace place) {
        List<Constant> found = read.get(place.name());
        if (found == null) {
            found = List.copyOf(file.of(place));
            read.put(place.name(), found);
        }
        return found;
    }
}

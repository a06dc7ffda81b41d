package org.silicnn.frontend.keras;

import java.util.List;
import java.util.Map;

/** Layers that do something only while training. */
final class PassingLayers {
    private static final List<String> NAMES = List.of(
            "ActivityRegularization",
            "AlphaDropout",
            "Dropout",
            "GaussianDropout",
            "GaussianNoise",
            "Identity",
            "RandomBrightness",
            "RandomContrast",
            "RandomFlip",
            "RandomRotation",
            "RandomTranslation",
            "RandomZoom",
            "SpatialDropout1D",
            "SpatialDropout2D",
            "SpatialDropout3D");

    private PassingLayers() {}

    static void addTo(Map<String, Converter> table) {
        NAMES.forEach(name -> table.put(name, KerasLayer::input));
    }
}

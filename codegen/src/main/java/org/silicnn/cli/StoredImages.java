package org.silicnn.cli;

import java.util.ArrayList;
import java.util.List;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.image.ImageSource;

/** Images as the integers that a network stores. */
public final class StoredImages {
    private StoredImages() {}

    /** All images; one long a pixel, so meant for calibration sets. */
    public static List<long[]> all(ImageSource images, FixedFormat format, Console console) {
        List<long[]> stored = new ArrayList<>();
        try (Progress progress = new Progress(console, "reading", " images", images.size())) {
            for (int i = 0; i < images.size(); i++) {
                stored.add(images.read(i).integers(format));
                progress.step();
            }
        }
        return stored;
    }
}

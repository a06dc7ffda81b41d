package org.silicnn.image;

import org.silicnn.fixed.FixedFormat;

/** Images whose bytes are those that a network stores; see {@link Image#stored}. */
record WireImages(ImageSource images, FixedFormat format) implements ImageSource {
    @Override
    public int size() {
        return images.size();
    }

    @Override
    public String name(int index) {
        return images.name(index);
    }

    @Override
    public Image read(int index) {
        Image image = images.read(index);
        return new Image(image.name(), image.stored(format));
    }
}

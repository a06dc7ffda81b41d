package org.silicnn.image;

import java.util.List;

/** Several sources, one after the other. */
record JoinedImages(List<ImageSource> parts) implements ImageSource {
    static ImageSource of(List<ImageSource> parts) {
        return parts.size() == 1 ? parts.get(0) : new JoinedImages(parts);
    }

    @Override
    public int size() {
        return parts.stream().mapToInt(ImageSource::size).sum();
    }

    @Override
    public String name(int index) {
        int at = index;
        for (ImageSource part : parts) {
            if (at < part.size()) {
                return part.name(at);
            }
            at -= part.size();
        }
        throw new IndexOutOfBoundsException(index);
    }

    @Override
    public Image read(int index) {
        int at = index;
        for (ImageSource part : parts) {
            if (at < part.size()) {
                return part.read(at);
            }
            at -= part.size();
        }
        throw new IndexOutOfBoundsException(index);
    }
}

package org.silicnn.graph;

import java.util.List;
import org.silicnn.ir.Shape;

/** The axes of a value, in the order in which they lie in memory, the last fastest. */
public enum Axis {
    DEPTH(0),
    HEIGHT(1),
    WIDTH(2),
    CHANNELS(3);

    private final int position;

    Axis(int position) {
        this.position = position;
    }

    /** Where lists of one number for each axis have this one's: 0 to 3. */
    public int position() {
        return position;
    }

    /** The axis at a position. */
    public static Axis at(int position) {
        return List.of(values()).get(position);
    }

    /** The number for this axis in a list of one for each. */
    public int of(List<Integer> each) {
        return each.get(position);
    }

    /** The extent along this axis. */
    public int of(Shape shape) {
        return switch (this) {
            case DEPTH -> shape.depth();
            case HEIGHT -> shape.height();
            case WIDTH -> shape.width();
            case CHANNELS -> shape.channels();
        };
    }

    /** A shape with another extent along this axis. */
    public Shape with(Shape shape, int extent) {
        return switch (this) {
            case DEPTH -> new Shape(extent, shape.height(), shape.width(), shape.channels());
            case HEIGHT -> new Shape(shape.depth(), extent, shape.width(), shape.channels());
            case WIDTH -> new Shape(shape.depth(), shape.height(), extent, shape.channels());
            case CHANNELS -> new Shape(shape.depth(), shape.height(), shape.width(), extent);
        };
    }
}

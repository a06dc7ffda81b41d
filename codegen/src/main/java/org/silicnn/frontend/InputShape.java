package org.silicnn.frontend;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.silicnn.problem.Diagnostics;
import org.silicnn.problem.Where;

/** The size of the image, of which a file may leave parts open for the user to say. */
public final class InputShape {
    /** An extent that isn't known. */
    public static final int OPEN = -1;

    private InputShape() {}

    /**
     * The image's extents, all known.
     *
     * @param declared in the file's own order of axes, batch included; {@value #OPEN} where the file leaves one open;
     *     none at all if the file doesn't say
     * @param diagnostics told if extents stay open, or the user's don't fit the file's
     */
    public static int[] closed(int[] declared, ImportOptions options, Diagnostics diagnostics, Where where) {
        int[] dims = options.inputShape().isEmpty() ? declared.clone() : given(declared, options, diagnostics, where);
        if (dims.length > 0 && dims[0] == OPEN) {
            dims[0] = 1;
        }
        if (dims.length == 0 || Arrays.stream(dims).anyMatch(extent -> extent == OPEN)) {
            String example = dims.length == 0 ? "1x1x28x28" : text(dims, "28");
            diagnostics.report(
                    ModelProblem.INPUT_SHAPE_UNKNOWN, where, dims.length == 0 ? "no shape" : text(dims, "?"), example);
        }
        return dims;
    }

    private static int[] given(int[] declared, ImportOptions options, Diagnostics diagnostics, Where where) {
        int[] given =
                options.inputShape().get().stream().mapToInt(Integer::intValue).toArray();
        int[] dims = given;
        if (given.length == declared.length - 1) {
            dims = new int[declared.length];
            dims[0] = declared[0];
            System.arraycopy(given, 0, dims, 1, given.length);
        }
        boolean fits = declared.length == 0 || declared.length == dims.length;
        for (int i = 0; fits && i < declared.length; i++) {
            fits = declared[i] == OPEN || declared[i] == dims[i];
        }
        if (!fits) {
            diagnostics.report(ModelProblem.INPUT_SHAPE_MISFIT, where, text(declared, "?"), Dims.text(given));
        }
        return dims;
    }

    private static String text(int[] dims, String open) {
        return Arrays.stream(dims)
                .mapToObj(extent -> extent == OPEN ? open : String.valueOf(extent))
                .collect(Collectors.joining("x"));
    }
}

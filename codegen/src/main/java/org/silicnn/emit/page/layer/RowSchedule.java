package org.silicnn.emit.page.layer;

import org.silicnn.ir.Window;

/**
 * When a window that slides over streamed rows can compute: literals of the row loop.
 *
 * @param kernel taps
 * @param stride step between output rows
 * @param dilation distance between taps
 * @param first row at which the loop starts; below 0 when a window lies in the padding above the input
 * @param last row at which it ends; past the input when a window reaches into the padding below
 * @param delay rows from {@code first} to the one that completes the first window
 * @param back distance from the last row under a window to its first
 */
public record RowSchedule(int kernel, int stride, int dilation, int first, int last, int delay, int back) {
    public static RowSchedule of(Window.Axis rows, int inputRows) {
        int back = rows.reach() - 1;
        int completesFirst = back - rows.padBefore();
        int completesLast = completesFirst + (rows.outputs(inputRows) - 1) * rows.stride();
        int first = Math.min(0, completesFirst);
        int last = Math.max(inputRows - 1, completesLast);
        return new RowSchedule(
                rows.kernel(), rows.stride(), rows.dilation(), first, last, completesFirst - first, back);
    }
}

package org.silicnn.emit;

/**
 * What a project depends on besides its network.
 *
 * @param toolVersion printed into generated files
 * @param part FPGA part for Vitis HLS
 * @param bambuDevice device name for Bambu
 * @param clockPeriod nanoseconds, as a decimal literal
 */
public record EmitOptions(String toolVersion, String part, String bambuDevice, String clockPeriod) {
    /** An Arty A7-35T or a Basys 3 at 100 MHz; Bambu knows the xc7z020 best. */
    public static EmitOptions defaults(String toolVersion) {
        return new EmitOptions(toolVersion, "xc7a35tcpg236-1", "xc7z020-1clg484-VVD", "10");
    }

    public EmitOptions withPart(String newPart) {
        return new EmitOptions(toolVersion, newPart, bambuDevice, clockPeriod);
    }
}

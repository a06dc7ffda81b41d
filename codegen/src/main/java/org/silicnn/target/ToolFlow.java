package org.silicnn.target;

import com.google.gson.annotations.SerializedName;

/** The tools that make a board's bitstream. */
public enum ToolFlow {
    @SerializedName("vivado")
    VIVADO("AMD Vivado"),
    @SerializedName("ice40")
    ICE40("yosys, nextpnr-ice40, icepack"),
    @SerializedName("ecp5")
    ECP5("yosys, nextpnr-ecp5, ecppack"),
    @SerializedName("gowin")
    GOWIN("yosys, nextpnr-himbaechel, gowin_pack");

    private final String tools;

    ToolFlow(String tools) {
        this.tools = tools;
    }

    /** Their names, for people. */
    public String tools() {
        return tools;
    }
}

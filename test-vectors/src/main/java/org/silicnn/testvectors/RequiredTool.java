package org.silicnn.testvectors;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A program some tests run. Where it is missing such a test is skipped, naming the package to install; under
 * {@code -Drequire.tools=true}, which {@code ./check} sets, it fails, so that a skip can't pass for a success.
 */
public enum RequiredTool {
    GPP("g++", "g++"),
    ICEPACK("icepack", "fpga-icestorm"),
    IVERILOG("iverilog", "iverilog"),
    MAKE("make", "make"),
    NEXTPNR_ICE40("nextpnr-ice40", "nextpnr-ice40"),
    /** util-linux's, which opens a pseudo-terminal pair for a program. */
    SCRIPT("script", "bsdutils"),
    VERILATOR("verilator", "verilator"),
    YOSYS("yosys", "yosys");

    private final String program;
    private final String debianPackage;

    RequiredTool(String program, String debianPackage) {
        this.program = program;
        this.debianPackage = debianPackage;
    }

    /** The program's name, for a {@link ProcessBuilder}; skips or fails the calling test if it is not installed. */
    public String program() {
        return find(System.getenv().getOrDefault("PATH", ""), Boolean.getBoolean("require.tools"));
    }

    String find(String searchPath, boolean required) {
        if (isIn(searchPath)) {
            return program;
        }
        String missing = program + " is not installed; apt-get install " + debianPackage;
        return required ? fail(missing) : abort(missing);
    }

    private boolean isIn(String searchPath) {
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(searchPath)
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}

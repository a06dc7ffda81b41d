package org.silicnn.host.virtual;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.silicnn.host.board.NetworkDescriptor;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;
import org.silicnn.target.HardwareFiles;

/** The program that simulates a board around a project's kernel: in the project's {@code build} folder, remade at need. */
final class VirtualBoardProgram {
    private static final List<String> TOOLS = List.of("verilator", "g++", "make");
    private static final String[] SOURCES = {"rtl/", "sim/", "parameters.sh"};

    private final Path project;
    private final List<String> parameters;

    VirtualBoardProgram(Path project, NetworkDescriptor network, VirtualBoardSettings settings) {
        this.project = project;
        parameters = settings.parameters(network);
    }

    /** Which of the programs it takes are not on the search path. */
    static List<String> missingTools(String searchPath) {
        return TOOLS.stream().filter(tool -> !isIn(searchPath, tool)).toList();
    }

    private static boolean isIn(String searchPath, String tool) {
        return Pattern.compile(Pattern.quote(System.getProperty("path.separator")))
                .splitAsStream(searchPath)
                .filter(folder -> !folder.isEmpty())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }

    /**
     * Builds it, unless that is done already.
     *
     * @return the program
     * @throws UserException if a tool is missing, or fails
     */
    Path build() throws IOException {
        List<String> missing = missingTools(System.getenv().getOrDefault("PATH", ""));
        if (!missing.isEmpty()) {
            throw new UserException(
                    VirtualProblem.TOOLS_MISSING, Where.NOWHERE, String.join(", ", missing), String.join(" ", missing));
        }
        String key = key();
        Path folder = project.toAbsolutePath().resolve("build").resolve("board-" + key);
        Path program = folder.resolve("board");
        if (!Files.isExecutable(program)) {
            HardwareFiles.copy(Files.createDirectories(folder.resolve("hardware")), SOURCES);
            run(folder);
        }
        return program;
    }

    private void run(Path folder) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "sh",
                folder.resolve("hardware/sim/build").toString(),
                folder.toString(),
                project.toAbsolutePath().toString()));
        command.addAll(parameters);
        Process build = new ProcessBuilder(command).redirectErrorStream(true).start();
        build.getOutputStream().close();
        String said = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (build.waitFor() != 0) {
                String[] lines = said.split("\\R", -1);
                throw new UserException(VirtualProblem.BUILD_FAILED, Where.file(project), lines[lines.length - 1]);
            }
        } catch (InterruptedException e) {
            build.descendants().forEach(ProcessHandle::destroy);
            build.destroy();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the board was being built");
        }
    }

    /** What the program depends on, in few letters. */
    private String key() throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            parameters.forEach(each -> digest.update(each.getBytes(StandardCharsets.UTF_8)));
            for (String path : Stream.of(SOURCES)
                    .flatMap(each -> HardwareFiles.under(each).stream())
                    .toList()) {
                digest.update(HardwareFiles.read(path));
            }
            for (String part : List.of("src", "csim/infer.cpp", "portable")) {
                try (Stream<Path> files = Files.walk(project.resolve(part))) {
                    for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                        digest.update(Files.readAllBytes(file));
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, Long.BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}

package org.silicnn.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.silicnn.emit.layer.Folding;
import org.silicnn.emit.layer.Foldings;
import org.silicnn.ir.Layer;
import org.silicnn.ir.Network;
import org.silicnn.store.LayerCase;

/**
 * What HLS compilers were seen to get wrong is not in any kernel: reads that an unrolled loop reorders, two accesses of a
 * stream in a loop, pragmas in a spelling that one of them refuses, macros that break their headers.
 */
class EmittedRulesTest {
    private static final Pattern ACCESS = Pattern.compile("(\\w+)\\.(read\\(\\)|write\\()");
    private static final Pattern PRAGMA = Pattern.compile("#pragma HLS (dataflow|stream variable=\\w+ depth=\\d+"
            + "|interface mode=axis port=\\w+ depth=\\d+|interface mode=m_axi port=\\w+ offset=direct bundle=\\w+)");

    /** A block of C: whether it is a loop, and what stands before it. */
    private record Block(boolean isLoop, String before, Set<String> accesses) {}

    static Stream<Network> networks() {
        return Stream.concat(
                LayerCase.all().stream().map(LayerCase::network), Stream.of(KnownNets.unet(), KnownNets.signal()));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void kernelsKeepTheRules(Network network) throws IOException {
        Set<String> all = network.layers().stream().map(Layer::name).collect(Collectors.toSet());
        List<Foldings> choices = List.of(
                Foldings.all(Folding.SERIAL),
                Foldings.all(new Folding(3, 5)),
                Foldings.all(new Folding(4, 2)).withStreamed(all));
        for (Foldings foldings : choices) {
            Map<String, String> files = sources(network, foldings);
            List<String> broken = new ArrayList<>();
            files.forEach((path, text) -> {
                if (path.matches("src/[^/]*\\.(h|cpp)") && !path.startsWith("src/silicnn_")) {
                    broken.addAll(broken(path, text));
                }
            });
            assertThat(broken).isEmpty();
        }
    }

    private static Map<String, String> sources(Network network, Foldings foldings) throws IOException {
        Map<String, String> files = new TreeMap<>();
        HlsProject project = ProjectBuilder.build(
                network, List.of(), EmitOptions.defaults("test").withFoldings(foldings));
        for (ProjectFile file : project.files()) {
            if (!file.path().endsWith(".bin") && !file.path().startsWith("src/weights/")) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                file.content().writeTo(out);
                files.put(file.path(), out.toString(StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private static List<String> broken(String path, String text) {
        List<String> broken = new ArrayList<>();
        Deque<Block> open = new ArrayDeque<>();
        String last = "";
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.startsWith("#pragma")
                    && !(path.endsWith(".cpp") && PRAGMA.matcher(line).matches())) {
                broken.add(path + ": pragma: " + line);
            }
            if (line.matches("#define (N|N2|W|I|S)\\b.*") || line.contains(".empty()")) {
                broken.add(path + ": word: " + line);
            }
            if (last.startsWith("for (") && open.peek() != null && !followsItsLoop(open.peek(), line)) {
                broken.add(path + ": first in a loop after " + open.peek().before + ": " + line);
            }
            if (line.endsWith("{")) {
                open.push(new Block(line.startsWith("for ("), last, new HashSet<>()));
            }
            broken.addAll(brokenAccesses(path, line, open));
            for (int i = 0; i < line.chars().filter(c -> c == '}').count() - closedInside(line); i++) {
                open.poll();
            }
            last = line;
        }
        return broken;
    }

    private static long closedInside(String line) {
        return line.endsWith("{") ? 0 : line.chars().filter(c -> c == '{').count();
    }

    /** An unrolled loop is marked in front for one tool, and by its first line for another. */
    private static boolean followsItsLoop(Block loop, String first) {
        return switch (loop.before) {
            case "SILICNN_UNROLL_NEXT" -> first.equals("SILICNN_UNROLL_THIS");
            case "SILICNN_NOUNROLL" -> !first.equals("SILICNN_UNROLL_THIS");
            default -> false;
        };
    }

    private static List<String> brokenAccesses(String path, String line, Deque<Block> open) {
        List<String> broken = new ArrayList<>();
        Matcher access = ACCESS.matcher(line);
        while (access.find()) {
            List<Block> loops = open.stream().filter(Block::isLoop).toList();
            if (loops.stream().anyMatch(loop -> !loop.before.equals("SILICNN_NOUNROLL"))) {
                broken.add(path + ": in a loop that may be unrolled: " + line);
            }
            if (!loops.isEmpty() && !loops.get(0).accesses.add(access.group(1) + access.group(2))) {
                broken.add(path + ": twice in one loop: " + line);
            }
        }
        return broken;
    }

    @Test
    void theRulesAreSeenBroken() {
        assertThat(broken("src/a.h", "for (int i = 0; i < 8; i++) {\na.read();\n}"))
                .hasSize(2);
        assertThat(broken("src/a.h", "SILICNN_NOUNROLL\nfor (;;) {\nSILICNN_PIPELINE\na.read();\na.read();\n}"))
                .hasSize(1);
        assertThat(broken("src/a.h", "SILICNN_UNROLL_NEXT\nfor (;;) {\nSILICNN_UNROLL_THIS\na.write(1);\n}"))
                .hasSize(1);
        assertThat(broken("src/a.cpp", "#pragma HLS INTERFACE axis port=a\n#define N 3\n"))
                .hasSize(2);
    }

    @Test
    void scriptsCallTheToolsAsTheyWereSeenToWork() throws IOException {
        Map<String, String> files = sources(KnownNets.signal(), Foldings.all(Folding.SERIAL));

        assertThat(files.get("hls/bambu.sh"))
                .contains("fixed='setarch -R'", "$fixed bambu ", "--top-fname=cnn_signal", "--compiler=I386_CLANG16")
                .contains("--device-name=xc7z020-1clg484-VVD", "--clock-period=10", "--generate-interface=INFER", "-O2")
                .contains("--generate-tb=", "--simulate", "--simulator=VERILATOR", "-v4", "--max-sim-cycles=")
                .contains("\"$status\" -ne 0", "grep -qi mismatch", "grep -q 'Testbench returned: 0'");
        assertThat(files.get("hls/vitis_hls.tcl"))
                .contains(
                        "set_top cnn_signal",
                        "csim_design",
                        "csynth_design",
                        "cosim_design",
                        "create_clock -period 10");
        assertThat(files.get("hls/vitis.cfg"))
                .contains("[hls]", "syn.top=cnn_signal", "clock=10ns", "flow_target=vivado");
    }
}

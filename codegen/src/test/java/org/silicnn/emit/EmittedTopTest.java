package org.silicnn.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.silicnn.emit.layer.Folding;
import org.silicnn.emit.layer.Foldings;
import org.silicnn.ir.Layer;
import org.silicnn.ir.Network;

/**
 * What HLS compilers want of a whole project: a pragma for each port with as many words as a call brings, streams with one
 * writer and one reader that carry integers, and nothing of C++ that has another size or no hardware elsewhere.
 */
class EmittedTopTest {
    /** Sizes that differ between 32 and 64 bits, what no hardware has, and state that outlives a call. */
    private static final Pattern FOREIGN = Pattern.compile(
            "\\b(long|size_t|float|double|new|delete|std|auto|virtual|throw|try|goto|union|malloc|printf)\\b"
                    + "|^\\s+static (?!SILICNN_INLINE)|\\.(empty|full|size|read_nb|write_nb)\\("
                    + "|\\b(input|output|image|scores|from_\\w+) (<<|>>)");

    /** A function of the runtime, on its first line. */
    private static final Pattern FUNCTION = Pattern.compile("^ {0,2}(?!for |if |}|struct |//)\\S.*\\(.*\\).*\\{.*");

    private static final Pattern STREAM = Pattern.compile("hls::stream<(.*?)>[&\\s]");

    static Stream<Arguments> projects() {
        return Stream.of(
                        Map.entry(KnownNets.lenet5(), Foldings.all(new Folding(4, 7).withPairs(true))),
                        Map.entry(KnownNets.resnet8(), Foldings.all(new Folding(8, 9))),
                        Map.entry(KnownNets.unet(), Foldings.all(Folding.FULL).withPortBits(256)),
                        Map.entry(KnownNets.mobileNetQuarter96(), Foldings.all(new Folding(5, 8))),
                        Map.entry(KnownNets.signal(), Foldings.all(Folding.SERIAL)),
                        Map.entry(KnownNets.lenet5(), external(KnownNets.lenet5())))
                .map(each -> Arguments.of(each.getKey().name(), each.getKey(), each.getValue()));
    }

    private static Foldings external(Network network) {
        Set<String> all = network.layers().stream().map(Layer::name).collect(Collectors.toSet());
        return Foldings.all(new Folding(4, 7)).withStreamed(all);
    }

    @ParameterizedTest(name = "{0}, {2}")
    @MethodSource("projects")
    void portsAndStreamsAreWhatToolsTake(String name, Network network, Foldings foldings) throws IOException {
        HlsProject project = ProjectBuilder.build(
                network, List.of(), EmitOptions.defaults("test").withFoldings(foldings));
        Map<String, String> files = sources(project);
        String top = files.get("src/" + project.top() + ".cpp");

        assertThat(pragmas(top, "interface"))
                .containsExactlyElementsOf(Stream.concat(
                                Stream.of(
                                        axis(Dataflow.IMAGE, project.dataflow().image()),
                                        axis(Dataflow.SCORES, project.dataflow().scores())),
                                project.dataflow().memories().stream()
                                        .map(memory -> "mode=m_axi port=%s offset=direct bundle=%s"
                                                .formatted(memory.name(), memory.name())))
                        .toList());
        assertThat(pragmas(top, "dataflow")).containsExactly("");
        for (Channel channel : project.dataflow().channels()) {
            assertThat(pragmas(top, "stream"))
                    .contains("variable=%s depth=%d".formatted(channel.name(), channel.depth()));
            assertThat(calls(top, channel.name())).as(channel.name()).isEqualTo(2);
        }
        assertThat(files.keySet()).anyMatch(path -> path.equals("src/silicnn_fixed.h"));
        files.forEach((path, text) -> assertThat(foreign(text)).as(path).isEmpty());
        files.keySet().stream()
                .filter(path -> path.startsWith("src/silicnn_"))
                .forEach(path -> assertThat(modules(files.get(path))).as(path).isEmpty());
    }

    /** Functions of the runtime that a compiler is free to make a module of. */
    private static List<String> modules(String text) {
        return text.lines()
                .filter(FUNCTION.asMatchPredicate())
                .filter(line -> !line.contains("SILICNN_INLINE"))
                .toList();
    }

    private static String axis(String port, Words words) {
        return "mode=axis port=%s depth=%d".formatted(port, words.count());
    }

    private static List<String> pragmas(String top, String kind) {
        return Pattern.compile("(?m)^#pragma HLS " + kind + " ?(.*)$")
                .matcher(top)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    /** How many arguments of stages a stream is. */
    private static long calls(String top, String stream) {
        return top.lines()
                .filter(line -> line.matches("  \\w+\\(.*\\);"))
                .flatMap(
                        line -> Stream.of(line.replaceAll(".*\\((.*)\\);", "$1").split(", ", -1)))
                .filter(stream::equals)
                .count();
    }

    private static List<String> foreign(String text) {
        List<String> found = new ArrayList<>();
        for (String line :
                text.lines().map(each -> each.replaceFirst("//.*", "")).toList()) {
            if (FOREIGN.matcher(line).find()) {
                found.add(line);
            }
            if (line.startsWith("#define") && !line.matches("#define (SILICNN|CNN)_.*")) {
                found.add(line);
            }
            Matcher stream = STREAM.matcher(line);
            while (stream.find()) {
                if (!stream.group(1).matches("u?int(8|16|32|64)_t|silicnn_wide<\\d+>")) {
                    found.add(line);
                }
            }
        }
        return found;
    }

    @Test
    void modulesAreSeen() {
        assertThat(modules("static inline int f(int a) {\n  for (int i = 0; i < a; i++) {\n  if (a) {\n"))
                .containsExactly("static inline int f(int a) {");
        assertThat(modules("  void next() {\n  SILICNN_INLINE void take(int a) {\n  silicnn_loads() : half(0) {}"))
                .containsExactly("  void next() {", "  silicnn_loads() : half(0) {}");
    }

    @Test
    void whatIsForeignIsSeen() {
        assertThat(Stream.of(
                        "  const long sum = 0;",
                        "  static int calls = 0;",
                        "  if (input.empty()) {",
                        "  output << word;",
                        "#define N 3",
                        "static void f(hls::stream<pixel>& input) {",
                        "  std::size_t i = 0;"))
                .allSatisfy(line -> assertThat(foreign(line)).hasSize(1));
        assertThat(foreign(
                        "static void f(hls::stream<silicnn_wide<72>>& input, hls::stream<int8_t>& output) { // long"))
                .isEmpty();
    }

    private static Map<String, String> sources(HlsProject project) throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (ProjectFile file : project.files()) {
            if (file.path().matches("src/[^/]*\\.(h|cpp)")) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                file.content().writeTo(out);
                files.put(file.path(), out.toString(StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}

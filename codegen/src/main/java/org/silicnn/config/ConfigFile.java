package org.silicnn.config;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.silicnn.problem.CodegenProblem;
import org.silicnn.problem.Diagnostics;
import org.silicnn.problem.Printable;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A config file in YAML 1.2: sections of settings, and under {@code layers} the settings of single layers by name. Only
 * the node graph is read, so that no tag in a file can make an object.
 */
public final class ConfigFile {
    static final String LAYERS = "layers";
    /** More than anybody writes for a net of a thousand layers. */
    private static final int MOST_BYTES = 4 << 20;

    private final Path path;
    private final List<Setting<?>> known;
    private final Diagnostics diagnostics = new Diagnostics();
    private Settings settings = Settings.none();

    private ConfigFile(Path path, List<Setting<?>> known) {
        this.path = path;
        this.known = known;
    }

    /**
     * Reads a file.
     *
     * @param known all settings that there are
     * @throws UserException naming everything that is wrong with it
     */
    public static Settings read(Path path, List<Setting<?>> known) {
        ConfigFile file = new ConfigFile(path, known);
        file.compose().ifPresent(root -> file.readRoot(root));
        file.diagnostics.stopIfErrors();
        return file.settings;
    }

    private Optional<Node> compose() {
        Where where = Where.file(path);
        if (!Files.exists(path)) {
            throw new UserException(
                    CodegenProblem.FILE_NOT_FOUND,
                    where,
                    Path.of("").toAbsolutePath().toString());
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new UserException(ConfigProblem.NOT_YAML, where, "it has more than " + MOST_BYTES + " bytes");
            }
            LoadSettings load = LoadSettings.builder().setUseMarks(true).build();
            return new Compose(load).composeInputStream(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UserException(CodegenProblem.FILE_NOT_READABLE, where, reason(e));
        } catch (MarkedYamlEngineException e) {
            throw new UserException(
                    ConfigProblem.NOT_YAML,
                    e.getProblemMark().map(this::at).orElse(where),
                    Printable.of(e.getProblem()));
        } catch (YamlEngineException e) {
            throw new UserException(ConfigProblem.NOT_YAML, where, Printable.of(e.getMessage()));
        }
    }

    private static String reason(IOException e) {
        return Printable.of(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
    }

    private void readRoot(Node root) {
        List<String> sections = known.stream().map(Setting::section).distinct().toList();
        forEach(root, "the file", (name, content) -> {
            if (name.equals(LAYERS)) {
                forEach(
                        content,
                        LAYERS,
                        (layer, choices) -> forEach(
                                choices,
                                "layer " + layer,
                                (setting, value) -> readSetting(Optional.of(layer), "", setting, value)));
            } else if (sections.contains(name)) {
                forEach(content, name, (setting, value) -> readSetting(Optional.empty(), name, setting, value));
            } else {
                unknown(content, name, sections.stream().collect(Collectors.joining(", ")) + ", " + LAYERS);
            }
        });
    }

    private void forEach(Node node, String what, BiConsumer<String, Node> entry) {
        if (!(node instanceof MappingNode mapping)) {
            diagnostics.report(ConfigProblem.NOT_A_MAPPING, at(node), Printable.of(what));
            return;
        }
        Set<String> seen = new HashSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                diagnostics.report(ConfigProblem.NOT_A_MAPPING, at(tuple.getKeyNode()), Printable.of(what));
            } else if (seen.add(key.getValue())) {
                entry.accept(key.getValue(), tuple.getValueNode());
            } else {
                diagnostics.report(ConfigProblem.TWICE, at(key), Printable.of(key.getValue()));
            }
        }
    }

    private void readSetting(Optional<String> layer, String section, String name, Node node) {
        List<Setting<?>> possible = known.stream()
                .filter(each ->
                        layer.isPresent() ? each.perLayer() : each.section().equals(section))
                .toList();
        Optional<Setting<?>> found =
                possible.stream().filter(each -> each.name().equals(name)).findFirst();
        if (found.isEmpty()) {
            unknown(node, name, possible.stream().map(Setting::name).collect(Collectors.joining(", ")));
            return;
        }
        Setting<?> setting = found.get();
        String text = text(node);
        Optional<String> objection = setting.objection(text);
        objection.ifPresent(what -> diagnostics.report(ConfigProblem.WRONG_VALUE, at(node), name, Printable.of(what)));
        if (objection.isEmpty()) {
            Settings.Value value = new Settings.Value(text, path.getFileName() + " line " + line(node));
            settings = layer.isPresent() ? settings.with(layer.get(), setting, value) : settings.with(setting, value);
        }
    }

    private void unknown(Node node, String name, String possible) {
        diagnostics.report(ConfigProblem.UNKNOWN, at(node), Printable.of(name), possible);
    }

    /** A scalar as written, or a list of them with commas; what is neither has no valid spelling. */
    private static String text(Node node) {
        if (node instanceof SequenceNode list && list.getValue().stream().allMatch(ScalarNode.class::isInstance)) {
            return list.getValue().stream().map(ConfigFile::text).collect(Collectors.joining(","));
        }
        return node instanceof ScalarNode scalar ? scalar.getValue() : "{...}";
    }

    private Where at(Node node) {
        return node.getStartMark().map(this::at).orElse(Where.file(path));
    }

    private Where at(Mark mark) {
        return new Where(Where.file(path).text() + ": line " + (mark.getLine() + 1));
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }
}

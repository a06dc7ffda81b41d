package org.silicnn.config;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Values of settings, for all layers and for single ones, each with where it came from. Not changed once made. */
public final class Settings {
    private static final Settings NONE = new Settings(Map.of(), Map.of());

    private final Map<Setting<?>, Value> everywhere;
    private final Map<String, Map<Setting<?>, Value>> layers;

    private Settings(Map<Setting<?>, Value> everywhere, Map<String, Map<Setting<?>, Value>> layers) {
        this.everywhere = Collections.unmodifiableMap(everywhere);
        this.layers = Collections.unmodifiableMap(layers);
    }

    /**
     * What was chosen.
     *
     * @param text a valid value of its setting
     * @param origin where it came from, in the user's words: {@code net.yaml line 3}, {@code --ranges}, {@code default}
     */
    public record Value(String text, String origin) {}

    /** Nothing is chosen: everything has its default. */
    public static Settings none() {
        return NONE;
    }

    /** With one more value, in the place of what was chosen before. */
    public Settings with(Setting<?> setting, Value value) {
        Map<Setting<?>, Value> changed = new LinkedHashMap<>(everywhere);
        changed.put(setting, value);
        return new Settings(changed, layers);
    }

    /** With one more value for one layer alone. */
    public Settings with(String layer, Setting<?> setting, Value value) {
        Map<String, Map<Setting<?>, Value>> changed = new LinkedHashMap<>(layers);
        changed.merge(layer, Map.of(setting, value), Settings::merged);
        return new Settings(everywhere, changed);
    }

    private static Map<Setting<?>, Value> merged(Map<Setting<?>, Value> before, Map<Setting<?>, Value> more) {
        Map<Setting<?>, Value> both = new HashMap<>(before);
        both.putAll(more);
        return both;
    }

    /** What holds for all layers without a choice of their own. */
    public Value of(Setting<?> setting) {
        return everywhere.getOrDefault(setting, new Value(setting.standard(), "default"));
    }

    /** Whether anything was chosen for all layers, be it the default. */
    boolean isChosen(Setting<?> setting) {
        return everywhere.containsKey(setting);
    }

    /** What was chosen for one layer alone. */
    public Optional<Value> of(String layer, Setting<?> setting) {
        return Optional.ofNullable(layers.getOrDefault(layer, Map.of()).get(setting));
    }

    /** The layers for which anything was chosen, in the order in which they came. */
    public Set<String> layers() {
        return Collections.unmodifiableSet(new LinkedHashSet<>(layers.keySet()));
    }

    /** {@link #of(Setting)} as a value of its type. */
    public <T> T get(Setting<T> setting) {
        return parse(setting, of(setting));
    }

    /** {@link #of(String, Setting)} as a value of its type. */
    public <T> Optional<T> get(String layer, Setting<T> setting) {
        return of(layer, setting).map(value -> parse(setting, value));
    }

    private static <T> T parse(Setting<T> setting, Value value) {
        return setting.type().parser().apply(value.text()).orElseThrow();
    }
}

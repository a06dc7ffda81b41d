package org.silicnn.target;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The boards described in {@code hardware/boards}. A folder there is a board; each of its variants is one here. */
public final class Boards {
    private static final String FOLDER = "boards/";
    private static final String FILE = "/board.json";
    private static final int BRAM18_BITS = 18_432;

    private static final class Holder {
        static final List<BoardDescription> ALL = HardwareFiles.under(FOLDER).stream()
                .filter(path -> path.endsWith(FILE))
                .flatMap(Boards::read)
                .toList();
    }

    private Boards() {}

    /** All, by folder, in the order each folder has them. */
    public static List<BoardDescription> all() {
        return Holder.ALL;
    }

    /** The one of that name, if there is one. */
    public static Optional<BoardDescription> find(String name) {
        return all().stream().filter(board -> board.name().equals(name)).findFirst();
    }

    private static Stream<BoardDescription> read(String path) {
        String folder = path.substring(FOLDER.length(), path.length() - FILE.length());
        JsonObject file = JsonParser.parseString(new String(HardwareFiles.read(path), StandardCharsets.UTF_8))
                .getAsJsonObject();
        return elements(file, "variants").map(variant -> board(folder, file, variant.getAsJsonObject()));
    }

    private static BoardDescription board(String folder, JsonObject file, JsonObject variant) {
        BoardDescription.RamBlocks ram =
                new BoardDescription.RamBlocks(number(variant, "ram_blocks"), number(variant, "ram_block_bits"));
        return new BoardDescription(
                text(variant, "name"),
                text(file, "title"),
                folder,
                text(variant, "part"),
                ToolFlow.valueOf(text(file, "flow").toUpperCase(Locale.ROOT)),
                new Budget(
                        number(variant, "lut"),
                        number(variant, "ff"),
                        number(variant, "dsp"),
                        Math.toIntExact((long) ram.count() * ram.bits() / BRAM18_BITS)),
                number(variant, "lut_inputs"),
                text(variant, "dsp_bits"),
                ram,
                number(file, "clock_khz"),
                number(file, "fabric_khz"),
                pins(file),
                number(file, "baud"),
                text(file, "port"),
                file.get("dongle").getAsBoolean(),
                text(file, "constraints"),
                elements(file, "sources").map(JsonElement::getAsString).toList());
    }

    private static BoardDescription.Pins pins(JsonObject file) {
        return new BoardDescription.Pins(
                text(file, "clock_pin"),
                text(file, "txd"),
                text(file, "rxd"),
                text(file, "led"),
                number(file, "led_low") == 1);
    }

    private static String text(JsonObject object, String name) {
        return object.get(name).getAsString();
    }

    private static int number(JsonObject object, String name) {
        return object.get(name).getAsInt();
    }

    private static Stream<JsonElement> elements(JsonObject object, String name) {
        return StreamSupport.stream(object.getAsJsonArray(name).spliterator(), false);
    }
}

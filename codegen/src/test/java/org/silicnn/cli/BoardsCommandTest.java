package org.silicnn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.silicnn.target.Boards;
import org.silicnn.testvectors.Golden;

class BoardsCommandTest {
    private final CapturedConsole captured = new CapturedConsole(false);

    @Test
    void listsEveryBoard() {
        assertThat(run("boards")).isEqualTo(ExitCode.OK);
        Golden.check("cli/boards.txt", captured.out());
    }

    @Test
    void printsJson() {
        assertThat(run("boards", "--json")).isEqualTo(ExitCode.OK);
        JsonArray boards = JsonParser.parseString(captured.out()).getAsJsonArray();
        assertThat(boards).hasSize(Boards.all().size());
        JsonObject first = boards.get(0).getAsJsonObject();
        assertThat(first.get("name").getAsString()).isEqualTo("arty-a7-35t");
        assertThat(first.get("flow").getAsString()).isEqualTo("vivado");
        assertThat(first.getAsJsonObject("budget").get("bram18").getAsInt()).isEqualTo(100);
        assertThat(first.getAsJsonObject("pins").get("txd").getAsString()).isEqualTo("D10");
        assertThat(first.get("fabric_khz").getAsInt()).isEqualTo(100_000);
        assertThat(first.getAsJsonArray("sources")).isNotEmpty();
    }

    private int run(String... words) {
        return new Program("silicnn", "test", List.of(new BoardsCommand())).run(words, captured.console());
    }
}

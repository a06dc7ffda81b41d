package org.silicnn.host.cli;

import java.io.IOException;
import java.util.List;
import org.apache.commons.cli.Options;
import org.silicnn.cli.Arguments;
import org.silicnn.cli.Command;
import org.silicnn.cli.Console;
import org.silicnn.cli.ExitCode;
import org.silicnn.cli.LongOption;
import org.silicnn.cli.TextTable;
import org.silicnn.host.serial.BaudRate;
import org.silicnn.host.serial.PortChoice;
import org.silicnn.host.serial.PortDescription;
import org.silicnn.problem.Printable;

/** {@code ports}: the serial ports there are. */
public final class PortsCommand implements Command {
    @Override
    public String name() {
        return "ports";
    }

    @Override
    public String summary() {
        return "list the serial ports of this computer";
    }

    @Override
    public List<String> positionals() {
        return List.of();
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(LongOption.flag("scan", "ask at every port, at every rate, whether a board is there"));
    }

    @Override
    public int run(Arguments arguments, Console console) throws IOException {
        List<PortDescription> ports = PortDescription.all();
        print(ports, console);
        if (arguments.has("scan")) {
            List<String> names = PortChoice.likelyFirst(ports).stream()
                    .map(PortDescription::name)
                    .toList();
            return new PortScan(BaudRate.DEFAULT, console).all(names) ? ExitCode.OK : ExitCode.WRONG_INPUT;
        }
        return ExitCode.OK;
    }

    static void print(List<PortDescription> ports, Console console) {
        if (ports.isEmpty()) {
            console.err().println("no serial port is here; is the adapter plugged in, and its driver loaded?");
            return;
        }
        TextTable table = new TextTable("port", "adapter", "USB id", "note");
        for (PortDescription port : ports) {
            table.row(port.name(), Printable.of(port.adapter()), Printable.of(port.usbId()), port.hint());
        }
        console.out().print(table.text());
    }
}

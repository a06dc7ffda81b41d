package org.silicnn.host.cli;

import org.apache.commons.cli.Options;
import org.silicnn.cli.Arguments;
import org.silicnn.cli.Console;
import org.silicnn.cli.LongOption;
import org.silicnn.host.serial.BaudRate;
import org.silicnn.host.serial.JsscLink;
import org.silicnn.host.serial.PortChoice;
import org.silicnn.host.serial.PortDescription;
import org.silicnn.host.serial.SerialLink;
import org.silicnn.host.serial.TracingLink;

/** The options of every command that opens a serial port. */
final class PortArguments {
    private PortArguments() {}

    /** Adds them to a command's own. */
    static Options addTo(Options options) {
        return options.addOption(LongOption.of(
                        "port",
                        "PORT",
                        "the serial port, as silicnn ports lists it; may be left out where only one can be meant"))
                .addOption(LongOption.of(
                        "baud",
                        "RATE",
                        "bits per second, as the board was built for; " + BaudRate.DEFAULT + " unless given"))
                .addOption(LongOption.flag("trace", "show every byte on the line, in hex"));
    }

    /** The port that was given, or the only one it can be. */
    static String port(Arguments arguments) {
        return arguments.text("port").orElseGet(() -> PortChoice.only(PortDescription.all())
                .name());
    }

    /** The rate that was given, or the one boards are built for. */
    static int baud(Arguments arguments) {
        return arguments.integer("baud", 1, Integer.MAX_VALUE).orElse(BaudRate.DEFAULT);
    }

    /** Opens the port that was given; the trace goes to the console's error stream. */
    static SerialLink open(Arguments arguments, Console console) {
        SerialLink link = JsscLink.open(port(arguments), baud(arguments));
        return arguments.has("trace") ? new TracingLink(link, console.err()::println, System::nanoTime) : link;
    }
}

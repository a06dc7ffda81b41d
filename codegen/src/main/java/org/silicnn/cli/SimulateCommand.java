package org.silicnn.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.Options;

/** {@code simulate}: predictions of the fixed-point network, beside those of the float model where there is one. */
public final class SimulateCommand implements Command {
    @Override
    public String name() {
        return "simulate";
    }

    @Override
    public String summary() {
        return "run a net bit-accurately on this computer, and compare its accuracy with the float model's";
    }

    @Override
    public List<String> positionals() {
        return List.of("MODEL_OR_DIR");
    }

    @Override
    public Options options() {
        return SimulateArguments.options();
    }

    @Override
    public int run(Arguments arguments, Console console) throws IOException {
        Path path = arguments.path(0);
        SimulateArguments wanted = new SimulateArguments(arguments);
        SimulationReport.Format format = wanted.format();
        Simulation simulation = new Simulation(wanted, console, new PhaseTimes());
        boolean project = Files.isDirectory(path);
        if (wanted.compare() && project) {
            throw new UsageException("--compare needs the model file: a project holds no float net");
        }
        if (wanted.compare()) {
            simulation.compare(path).print(format, console.out());
        } else {
            (project ? simulation.ofProject(path) : simulation.ofModel(path)).print(format, console.out());
        }
        return ExitCode.OK;
    }
}

package org.silicnn.host.cli;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import org.apache.commons.cli.Options;
import org.silicnn.cli.Arguments;
import org.silicnn.cli.Command;
import org.silicnn.cli.Console;
import org.silicnn.cli.ExitCode;
import org.silicnn.host.infer.InferenceSummary;
import org.silicnn.host.infer.ResultFile;
import org.silicnn.host.serial.SerialLink;
import org.silicnn.image.ImageSet;
import org.silicnn.store.ProjectNetwork;

/** {@code infer}: images through the board. */
public final class InferCommand implements Command {
    @Override
    public String name() {
        return "infer";
    }

    @Override
    public String summary() {
        return "classify images on the board at a port";
    }

    @Override
    public List<String> positionals() {
        return InferArguments.positionals();
    }

    @Override
    public Options options() {
        return InferArguments.options();
    }

    @Override
    public int run(Arguments arguments, Console console) throws IOException {
        InferArguments wanted = InferArguments.of(arguments);
        ProjectNetwork project = ProjectNetwork.open(wanted.project());
        ImageSet images = ImageSet.open(
                wanted.images(), wanted.labels(), project.network().inputType().shape());
        InferSession session = new InferSession(wanted, project, images, console);
        try (SerialLink link = PortArguments.open(arguments, console)) {
            session.report(run(session, wanted, link, console));
        } catch (InterruptedIOException e) {
            // Told already, and the shell knows: it sent the signal.
            return ExitCode.WRONG_INPUT;
        }
        return ExitCode.OK;
    }

    private static InferenceSummary run(InferSession session, InferArguments wanted, SerialLink link, Console console)
            throws IOException {
        if (wanted.output().isEmpty()) {
            return session.run(link, console.out());
        }
        try (ResultFile file = new ResultFile(wanted.output().get())) {
            InferenceSummary summary = session.run(link, file.out());
            file.keep();
            return summary;
        }
    }
}

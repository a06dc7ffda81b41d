package org.silicnn.problem;

/**
 * What can be wrong with a model, a calibration set, or where the result should go. Codes: S0 files, S1 the
 * model, S2 quantisation, S3 images, S4 projects.
 */
public enum CodegenProblem implements Problem {
    FILE_NOT_FOUND("S001", "there is no such file or folder", "relative paths start in %s"),
    FILE_NOT_READABLE("S002", "can't be read: %s", ""),
    FILE_NOT_WRITABLE("S003", "can't be written: %s", ""),
    IO_FAILED("S004", "input or output failed: %s", ""),

    OPERATOR_NOT_SUPPORTED(
            "S101", "this operator is not supported", "silicnn inspect lists every node that needs attention"),
    GROUP_NOT_DIVIDING(
            "S104", "group must divide %s channels, not %s", "each group convolves an equal share of the channels"),

    OPERATOR_NOT_QUANTIZED(
            "S201",
            "this operator has no integer form here: %s",
            "silicnn inspect shows it; cut the network before it or replace it"),
    NOT_QUANTIZABLE("S202", "can't be quantised: %s", ""),
    NO_WIDTHS_ACCURATE(
            "S203",
            "at least %s of %s images must be put into their class, which no width up to 16 bits reaches; the float net"
                    + " reaches %s",
            "check --scale, --mean and --std, or raise --max-drop"),
    NO_SUCH_LAYER("S204", "a choice must be for a layer of the net, not for '%s'", "choices are possible for %s"),
    NO_WEIGHTS("S205", "weight-bits must be chosen for a layer with weights, not for '%s'", "weights are in %s"),
    NO_VALUES(
            "S206",
            "activation-bits must be chosen for a layer that stores values, not for '%s'",
            "a convolution's sums are stored by the activation behind it; values are stored by %s"),
    CALIBRATION_NEEDED(
            "S207",
            "how this value is stored must be chosen from images, as the model doesn't say it",
            "name some typical images with --calibrate"),
    NOTHING_LEFT_OPEN(
            "S208",
            "how '%s' is stored can't be chosen: it stores nothing, or the model file itself says how",
            "choices are possible for %s"),
    WIDTH_WITHOUT_EFFECT(
            "S209",
            "%s must be left out: the model has no %s whose width its file leaves open",
            "the widths of a quantised model are its own; compile the float model to choose others"),
    NOT_FINITE("S220", "%s must be finite numbers, not %s", "train or export the model again"),

    NOT_A_PROJECT(
            "S401", "the output folder must be new, empty or a project written by silicnn", "choose another folder"),
    PROJECT_FILE_EDITED(
            "S402", "this generated file was edited and would be lost", "move your edit elsewhere, or add --force"),
    NETWORK_FILE_INVALID("S403", "%s", "compile the model again"),
    PROJECT_WITHOUT_NETWORK("S404", "the folder must hold a network.json", "silicnn compile writes such a folder"),
    FOLDING_TOO_WIDE(
            "S405",
            "pe times simd must be at most %s products in a cycle, which is where HLS tools stop unrolling, not %s",
            "fewer with --pe or --simd, or for this layer in a --config file"),
    WORD_TOO_WIDE(
            "S406",
            "a word of a stream must have at most %s bits, which is the widest integer of the HLS headers, not %s",
            "fewer outputs at a time with --pe, or for this layer in a --config file"),
    TABLE_TOO_LARGE(
            "S407",
            "a table on the chip must have at most %s numbers, which is more than any device holds, not %s",
            "--weights auto or --weights external reads them from external memory");

    private final ProblemText text;

    CodegenProblem(String code, String message, String hint) {
        text = ProblemText.error(code, message, hint);
    }

    @Override
    public ProblemText text() {
        return text;
    }
}

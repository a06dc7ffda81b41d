package org.silicnn.frontend;

import org.silicnn.problem.Problem;
import org.silicnn.problem.ProblemText;

/** What can be wrong with a model file. Codes: S11x the file, S12x the whole graph, S13x to S15x a node, S16x a tensor. */
public enum ModelProblem implements Problem {
    NOT_A_MODEL(
            "S110",
            "must be an ONNX, Keras or TensorFlow Lite model, which its content isn't",
            "the name of a file doesn't matter"),
    TRUNCATED("S111", "must be a whole model, but its bytes end early or are damaged: %s", "copy or export it again"),
    MALFORMED("S112", "must follow its format's own rules: %s", "export the model again"),
    TOO_LARGE("S113", "must be smaller than %s bytes, not %s", ""),
    OPSET_MISSING("S114", "must say which version of the ONNX operators it uses", "export the model again"),
    PART_MISSING("S116", "must hold layers and weights, but has no %s", "save the whole model with model.save"),
    OPSET_TOO_OLD(
            "S115",
            "must use version %s or newer of the ONNX operators, not %s",
            "onnx.version_converter can raise it"),

    INPUTS_NOT_ONE(
            "S120", "must have one input, the image, not %s: %s", "export the model with weights stored in the file"),
    OUTPUTS_NONE("S121", "must have an output", ""),
    OUTPUTS_NOT_ONE("S122", "must have one output, not %s: %s", "choose one with --output-name"),
    NO_SUCH_OUTPUT("S123", "must have an output or value '%s'; its outputs are %s", ""),
    INPUT_NOT_NUMBERS("S124", "the image must hold numbers, not elements of type %s", ""),
    INPUT_SHAPE_UNKNOWN(
            "S125", "the size of the image must be known, but the model has %s", "give all of it: --input-shape %s"),
    INPUT_SHAPE_MISFIT("S126", "--input-shape must agree with the model's %s, not %s", ""),
    NOTHING_COMPUTED("S127", "the output must be computed from the image, which it isn't", ""),
    OUTPUT_UNDEFINED("S128", "the output must be made by a node, but none makes it", "export the model again"),

    INPUT_UNDEFINED("S130", "must read values that exist, not '%s'", "export the model again"),
    VALUE_TWICE("S131", "must make a value of its own, not '%s' again", "export the model again"),
    CYCLE("S132", "must not read, through other nodes, what it makes itself", "export the model again"),
    INPUT_MISSING("S133", "must have input %s", "export the model again"),
    ATTRIBUTE_MISSING("S134", "must have attribute '%s'", "export the model again"),
    ATTRIBUTE_TYPE("S135", "attribute '%s' must be %s", "export the model again"),
    ATTRIBUTE_VALUE("S136", "attribute '%s' must be %s, not %s", ""),
    MUST_BE_CONSTANT(
            "S137", "input %s must be known at import, not computed from the image", "fold constants when exporting"),
    MUST_BE_COMPUTED(
            "S138", "input %s must be computed from the image, not be a constant", "fold constants when exporting"),
    RANK("S139", "input %s must have %s axes, not %s", ""),
    SIZES_DISAGREE("S140", "%s must be %s, not %s", ""),
    RULE_BROKEN("S141", "%s", ""),
    BATCH_NOT_FIRST(
            "S142", "axis 0 must be the batch and stay apart from the other axes of %s", "export with a batch of 1"),
    AXIS_NOT_ONE("S143", "axis %s of %s must be 1, not %s", ""),
    NO_SUCH_AXIS("S144", "axis must be one of %s axes, not %s", ""),
    NOT_BROADCASTABLE("S145", "operands must agree or be 1 on each axis, not %s and %s", ""),
    CANNOT_RESHAPE("S146", "must keep the number of elements, not make %s of %s", ""),
    WIDENS_IMAGE("S147", "a constant must not be larger than the tensor it meets: %s meets %s", ""),
    TOO_MANY_AXES("S148", "a tensor must have at most %s axes besides the batch, not %s", ""),

    OUTPUT_NOT_SUPPORTED("S149", "output %s of this operator can't be had", ""),

    BATCH_TOUCHED("S150", "axis %s is the batch, and images are computed one at a time", "export with a batch of 1"),
    VALUE_NOT_SUPPORTED("S151", "%s must be %s, not %s", ""),
    INTEGER_ARITHMETIC("S152", "must compute on floats, not on an image of %s", "cast the image to float in the model"),

    SCALE_NOT_FIXED(
            "S153",
            "scales must be known at import, not chosen for each image",
            "quantise statically, with calibration images"),

    MUST_BE_INTEGERS("S160", "a tensor of %s must hold integers, not floats", ""),
    MUST_BE_SCALAR("S161", "must be one number, not a tensor of %s", ""),
    NEGATIVE_EXTENT("S162", "extents must not be negative: %s", ""),
    TENSOR_TOO_LARGE("S163", "a tensor must have at most %s elements, not %s", ""),
    TENSOR_SIZE(
            "S164", "a tensor of %s must have %s bytes or elements of data, not %s", "copy or export the model again"),
    TENSOR_TYPE("S165", "tensors of type %s can't be read", "convert it to float when exporting"),
    DATA_OUTSIDE(
            "S166", "data must lie in a file in the model's folder, not in %s", "export the model into one folder"),
    DATA_MISSING("S167", "data must be bytes %s to %s of %s, which %s", "copy the data file along with the model"),
    WEIGHTS_LAYOUT("S168", "weights must be stored in one piece and not packed, not %s", "save the model with Keras"),
    WEIGHTS_MISSING("S169", "must have %s arrays of weights, not %s", "save the model again");

    private final ProblemText text;

    ModelProblem(String code, String message, String hint) {
        text = ProblemText.error(code, message, hint);
    }

    @Override
    public ProblemText text() {
        return text;
    }
}

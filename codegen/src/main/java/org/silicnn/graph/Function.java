package org.silicnn.graph;

/**
 * Functions of one element. Formulas are those of the ONNX operators of the same name; {@code a} and {@code b} are the
 * op's alpha and beta.
 */
public enum Function {
    ABS("Abs"),
    /** {@code a} unless {@code x} is negative, else {@code −a}. */
    BIPOLAR("Bipolar"),
    CEIL("Ceil"),
    /** {@code max(0, x) + min(0, a · (exp(x / a) − 1))}. */
    CELU("Celu"),
    /** {@code min(max(x, a), b)}; either may be infinite. */
    CLIP("Clip"),
    COS("Cos"),
    /** {@code x} if it is positive, else {@code a · (exp(x) − 1)}. */
    ELU("Elu"),
    ERF("Erf"),
    EXP("Exp"),
    FLOOR("Floor"),
    /** {@code x · (1 + erf(x / √2)) / 2}. */
    GELU("Gelu"),
    /** {@code x · (1 + tanh(√(2/π) · (x + 0.044715 x³))) / 2}. */
    GELU_TANH("GeluTanh"),
    /** 1 if {@code x} is above {@code a}, else 0. */
    GREATER("Greater"),
    /** {@code max(0, min(1, a · x + b))}. */
    HARD_SIGMOID("HardSigmoid"),
    /** {@code x · max(0, min(1, x / 6 + 1/2))}. */
    HARD_SWISH("HardSwish"),
    /** {@code x} if it is positive, else {@code a · x}. */
    LEAKY_RELU("LeakyRelu"),
    LOG("Log"),
    /** {@code x · tanh(ln(1 + exp(x)))}. */
    MISH("Mish"),
    /** {@code x} to the power {@code a}. */
    POW("Pow"),
    RECIPROCAL("Reciprocal"),
    /** To the nearest integer, ties to even. */
    ROUND("Round"),
    /** {@code b · x} if it is positive, else {@code b · a · (exp(x) − 1)}. */
    SELU("Selu"),
    /** {@code x + b} below {@code −a}, {@code x − b} above {@code a}, else 0. */
    SHRINK("Shrink"),
    SIGMOID("Sigmoid"),
    SIGN("Sign"),
    /** {@code x / (1 + exp(−a · x))}. */
    SILU("Silu"),
    SIN("Sin"),
    /** {@code ln(1 + exp(x))}. */
    SOFTPLUS("Softplus"),
    /** {@code x / (1 + |x|)}. */
    SOFTSIGN("Softsign"),
    SQRT("Sqrt"),
    TANH("Tanh"),
    /** {@code x} if it is above {@code a}, else 0. */
    THRESHOLDED_RELU("ThresholdedRelu");

    private final String word;

    Function(String word) {
        this.word = word;
    }

    /** As the field says it. */
    public String word() {
        return word;
    }

    /** The value in double precision. */
    public double apply(double x, double a, double b) {
        return switch (this) {
            case ABS -> Math.abs(x);
            case BIPOLAR -> x < 0 ? -a : a;
            case CEIL -> Math.ceil(x);
            case CELU -> Math.max(0, x) + Math.min(0, a * Math.expm1(x / a));
            case CLIP -> Math.min(Math.max(x, a), b);
            case COS -> Math.cos(x);
            case ELU -> x > 0 ? x : a * Math.expm1(x);
            case ERF -> ErrorFunction.erf(x);
            case EXP -> Math.exp(x);
            case FLOOR -> Math.floor(x);
            case GELU -> x * (1 + ErrorFunction.erf(x / Math.sqrt(2))) / 2;
            case GELU_TANH -> x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x))) / 2;
            case GREATER -> x > a ? 1 : 0;
            case HARD_SIGMOID -> Math.max(0, Math.min(1, a * x + b));
            case HARD_SWISH -> x * Math.max(0, Math.min(1, x / 6 + 0.5));
            case LEAKY_RELU -> x > 0 ? x : a * x;
            case LOG -> Math.log(x);
            case MISH -> x * Math.tanh(softplus(x));
            case POW -> Math.pow(x, a);
            case RECIPROCAL -> 1 / x;
            case ROUND -> Math.rint(x);
            case SELU -> b * (x > 0 ? x : a * Math.expm1(x));
            case SHRINK -> x < -a ? x + b : x > a ? x - b : 0;
            case SIGMOID -> sigmoid(x);
            case SIGN -> Math.signum(x);
            case SILU -> x * sigmoid(a * x);
            case SIN -> Math.sin(x);
            case SOFTPLUS -> softplus(x);
            case SOFTSIGN -> x / (1 + Math.abs(x));
            case SQRT -> Math.sqrt(x);
            case TANH -> Math.tanh(x);
            case THRESHOLDED_RELU -> x > a ? x : 0;
        };
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** Without overflow for large x. */
    private static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }
}

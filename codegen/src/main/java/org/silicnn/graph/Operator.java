package org.silicnn.graph;

/** Arithmetic on two elements. */
public enum Operator {
    ADD("Add"),
    SUB("Sub"),
    MUL("Mul"),
    DIV("Div"),
    MIN("Min"),
    MAX("Max"),
    POW("Pow"),
    /** The second where the first isn't 0, else 0; also where the second is infinite. */
    GATE("Gate");

    private final String word;

    Operator(String word) {
        this.word = word;
    }

    /** As the field says it. */
    public String word() {
        return word;
    }

    public double apply(double a, double b) {
        return switch (this) {
            case ADD -> a + b;
            case SUB -> a - b;
            case MUL -> a * b;
            case DIV -> a / b;
            case MIN -> Math.min(a, b);
            case MAX -> Math.max(a, b);
            case POW -> Math.pow(a, b);
            case GATE -> a != 0 ? b : 0;
        };
    }
}

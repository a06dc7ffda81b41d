package org.silicnn.emit.layer;

import java.util.ArrayList;
import java.util.List;
import org.silicnn.emit.page.layer.ArithmeticPage;
import org.silicnn.emit.page.layer.ArithmeticPage.Operand;
import org.silicnn.ir.Arithmetic;
import org.silicnn.ir.Shape;
import org.silicnn.ir.TensorType;
import org.silicnn.schedule.TokenProgram;
import org.silicnn.schedule.TokenProgram.Access;
import org.silicnn.schedule.TokenProgram.Burst;
import org.silicnn.schedule.TokenProgram.Loop;
import org.silicnn.target.Cost;
import org.silicnn.target.Primitives;

final class ArithmeticCode {
    private ArithmeticCode() {}

    static StageCode of(FunctionHead head, Arithmetic layer, int width) {
        Shape shape = layer.outputType().shape();
        List<Operand> operands = List.of(
                operand("left", layer.leftType(), shape, width), operand("right", layer.rightType(), shape, width));
        ArithmeticPage page = new ArithmeticPage(
                head.title(),
                head.name(),
                operands,
                head.outputWord(width),
                CType.holding(layer.leftType(), layer.rightType(), layer.outputType()),
                shape.places(),
                shape.channels() / width,
                head.hasRequantizationTables(),
                combined(layer.operator()),
                head.result());
        return StageCode.ofWidth(
                width,
                page,
                head.withRequantization(),
                program(operands, shape, width),
                lane(layer).plus(head.requantizationCost()).times(width).plus(kept(layer)));
    }

    private static Operand operand(String name, TensorType type, Shape output, int width) {
        Shape shape = type.shape();
        boolean eachLane = shape.channels() == output.channels();
        int elements = eachLane ? width : 1;
        boolean whole = shape.equals(output);
        boolean kept = !whole && shape.places() == 1;
        String word = whole ? name + ".read()" : name + (eachLane ? "_kept[block]" : "_kept[0]");
        return new Operand(
                name,
                WordType.of(type.format(), elements),
                kept ? shape.channels() / elements : null,
                !whole && !kept,
                whole || kept ? word : null,
                eachLane,
                type.zeroPoint());
    }

    private static Cost kept(Arithmetic layer) {
        Cost kept = Cost.NOTHING;
        for (TensorType type : layer.inputTypes()) {
            boolean small = !type.shape().equals(layer.outputType().shape());
            kept = small ? Primitives.ram(type.shape().channels(), type.format().width()) : kept;
        }
        return kept;
    }

    /** One result a cycle. */
    private static Cost lane(Arithmetic layer) {
        int sumBits = layer.outputType().format().width();
        return layer.operator() == Arithmetic.Operator.MULTIPLY
                ? Primitives.multiplier(
                        layer.leftType().format().width(),
                        layer.rightType().format().width())
                : Primitives.addition(sumBits);
    }

    private static String combined(Arithmetic.Operator operator) {
        return switch (operator) {
            case ADD -> "left_value + right_value";
            case SUBTRACT -> "left_value - right_value";
            case MULTIPLY -> "left_value * right_value";
            case MAXIMUM -> "left_value > right_value ? left_value : right_value";
            case MINIMUM -> "left_value < right_value ? left_value : right_value";
        };
    }

    private static TokenProgram program(List<Operand> operands, Shape output, int width) {
        List<Burst> kept = new ArrayList<>();
        List<Burst> place = new ArrayList<>();
        List<Access> element = new ArrayList<>();
        for (int port = 0; port < operands.size(); port++) {
            Operand operand = operands.get(port);
            if (operand.kept() != null) {
                kept.add(Burst.read(port, operand.kept()));
            } else if (operand.eachPlace()) {
                place.add(Burst.read(port, 1));
            } else {
                element.add(Access.read(port));
            }
        }
        element.add(Access.write(0));
        place.add(new Burst(output.channels() / width, element));
        return TokenProgram.of(new Loop(1, kept), new Loop(output.places(), place));
    }
}

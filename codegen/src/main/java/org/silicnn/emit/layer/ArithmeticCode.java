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
import org.silicnn.target.Budget;
import org.silicnn.target.Primitives;

final class ArithmeticCode {
    private ArithmeticCode() {}

    static StageCode of(FunctionHead head, Arithmetic layer) {
        Shape shape = layer.outputType().shape();
        List<Operand> operands =
                List.of(operand("left", layer.leftType(), shape), operand("right", layer.rightType(), shape));
        ArithmeticPage page = new ArithmeticPage(
                head.title(),
                head.name(),
                operands,
                head.outputCType(),
                CType.holding(layer.leftType(), layer.rightType(), layer.outputType()),
                shape.places(),
                shape.channels(),
                head.hasRequantizationTables(),
                combined(layer.operator()),
                head.result());
        return new StageCode(
                page,
                head.withRequantization(),
                program(operands, shape),
                cost(layer).plus(head.requantizationCost()));
    }

    private static Operand operand(String name, TensorType type, Shape output) {
        Shape shape = type.shape();
        String cType = CType.of(type.format()).name();
        if (shape.equals(output)) {
            return new Operand(name, cType, null, false, name + ".read()", type.zeroPoint());
        }
        if (shape.places() == 1) {
            String word = name + (shape.channels() == 1 ? "_kept[0]" : "_kept[o]");
            return new Operand(name, cType, shape.channels(), false, word, type.zeroPoint());
        }
        return new Operand(name, cType, null, true, name + "_word", type.zeroPoint());
    }

    private static Budget cost(Arithmetic layer) {
        Budget kept = Budget.NOTHING;
        for (TensorType type : layer.inputTypes()) {
            boolean small = !type.shape().equals(layer.outputType().shape());
            kept = small ? Primitives.ram(type.shape().channels(), type.format().width()) : kept;
        }
        int sumBits = layer.outputType().format().width();
        boolean product = layer.operator() == Arithmetic.Operator.MULTIPLY;
        return kept.plus(
                product
                        ? Primitives.multiplier(
                                layer.leftType().format().width(),
                                layer.rightType().format().width())
                        : Primitives.sum(1, sumBits, sumBits));
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

    private static TokenProgram program(List<Operand> operands, Shape output) {
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
        place.add(new Burst(output.channels(), element));
        return TokenProgram.of(new Loop(1, kept), new Loop(output.places(), place));
    }
}

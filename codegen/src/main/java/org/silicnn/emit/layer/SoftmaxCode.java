package org.silicnn.emit.layer;

import java.util.List;
import org.silicnn.emit.page.layer.SoftmaxPage;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.ir.Shape;
import org.silicnn.ir.Softmax;
import org.silicnn.schedule.TokenProgram;
import org.silicnn.schedule.TokenProgram.Burst;
import org.silicnn.schedule.TokenProgram.Loop;
import org.silicnn.target.Cost;
import org.silicnn.target.Primitives;

final class SoftmaxCode {
    private static final int PRODUCTS = 8;

    private SoftmaxCode() {}

    static StageCode of(FunctionHead head, Softmax layer) {
        Shape shape = layer.inputType().shape();
        FixedFormat shares = layer.outputType().format();
        SoftmaxPage page = new SoftmaxPage(
                head.title(),
                head.name(),
                CType.of(layer.inputType().format()).name(),
                head.outputCType(),
                shape.places(),
                shape.channels(),
                layer.inputType().format().min(),
                layer.exponentials().size(),
                shares.width(),
                shares.max() - shares.min(),
                layer.outputType().zeroPoint());
        return StageCode.ofWidth(
                1,
                page,
                List.of(head.table("exponentials", layer.exponentials())),
                TokenProgram.of(Loop.of(
                        shape.places(),
                        Burst.read(0, shape.channels()),
                        Burst.idle(shape.channels()),
                        Burst.write(0, shape.channels()))),
                cost(layer));
    }

    /** A product for each of the two in the three Newton steps, the one in front and the one behind. */
    private static Cost cost(Softmax layer) {
        Cost product = Primitives.multiplier(Integer.SIZE, Integer.SIZE);
        int channels = layer.inputType().shape().channels();
        Cost cost = Primitives.rom(
                        layer.exponentials().size(),
                        layer.exponentials().format().width())
                .plus(Primitives.ram(channels, layer.inputType().format().width()))
                .plus(Primitives.ram(channels, Softmax.EXPONENTIAL.width()));
        for (int i = 0; i < PRODUCTS; i++) {
            cost = cost.plus(product);
        }
        return cost;
    }
}

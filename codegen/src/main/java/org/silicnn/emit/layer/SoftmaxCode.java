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
    /** Two in each of three Newton steps, and one in front. */
    private static final int PRODUCTS = 7;

    private SoftmaxCode() {}

    static StageCode of(FunctionHead head, Softmax layer, int width) {
        Shape shape = layer.inputType().shape();
        int blocks = shape.channels() / width;
        FixedFormat shares = layer.outputType().format();
        SoftmaxPage page = new SoftmaxPage(
                head.title(),
                head.name(),
                WordType.of(layer.inputType().format(), width),
                head.outputWord(width),
                shape.places(),
                blocks,
                layer.inputType().format().min(),
                layer.exponentials().size(),
                shares.width(),
                shares.max() - shares.min(),
                layer.outputType().zeroPoint());
        return StageCode.ofWidth(
                width,
                page,
                List.of(head.table("exponentials", layer.exponentials())),
                TokenProgram.of(
                        Loop.of(shape.places(), Burst.read(0, blocks), Burst.idle(blocks), Burst.write(0, blocks))),
                cost(layer, width));
    }

    /** The reciprocal of a place's sum, and a table and a product for each channel of a word. */
    private static Cost cost(Softmax layer, int width) {
        Cost product = Primitives.multiplier(Integer.SIZE, Integer.SIZE);
        int blocks = layer.inputType().shape().channels() / width;
        Cost channel = Primitives.rom(
                        layer.exponentials().size(),
                        layer.exponentials().format().width())
                .plus(Primitives.ram(blocks, layer.inputType().format().width()))
                .plus(Primitives.ram(blocks, Softmax.EXPONENTIAL.width()))
                .plus(product);
        return product.times(PRODUCTS).plus(channel.times(width));
    }
}

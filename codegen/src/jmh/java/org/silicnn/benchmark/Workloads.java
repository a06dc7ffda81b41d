package org.silicnn.benchmark;

import java.util.List;
import java.util.function.ToIntBiFunction;

/** The nets and layers that are measured. */
final class Workloads {
    /** Layers of a chain: images come in and scores go out once for all of them. */
    private static final int CHAIN = 8;

    private static final int CHAIN_IMAGES = 16;

    private Workloads() {}

    static List<Workload> all() {
        return List.of(
                leNet(),
                resNet8(),
                mobileNet("MobileNet-v1 0.25, 96x96", 96, 4, 64),
                mobileNet("MobileNet-v1 1.0, 224x224", 224, 1, 4),
                chain("conv 3x3 64, 32x32", 32, 64, (net, from) -> net.conv(from, 3, 1, 1, 64, 1)),
                chain("pointwise 512, 14x14", 14, 512, (net, from) -> net.conv(from, 1, 1, 0, 512, 1)),
                chain("pointwise 128, 14x14", 14, 128, (net, from) -> net.conv(from, 1, 1, 0, 128, 1)),
                chain("depthwise 512, 14x14", 14, 512, (net, from) -> net.depthwise(from, 1)),
                chain("depthwise 128, 14x14", 14, 128, (net, from) -> net.depthwise(from, 1)),
                layers("depthwise 512, one layer", 14, 512, 1, (net, from) -> net.depthwise(from, 1)),
                layers("depthwise 128, one layer", 14, 128, 1, (net, from) -> net.depthwise(from, 1)),
                layer("AlexNet 11x11/4 3-64", 224, 3, 11, 4, 2, 64),
                layer("AlexNet 5x5 64-192", 27, 64, 5, 1, 2, 192),
                layer("AlexNet 3x3 192-384", 13, 192, 3, 1, 1, 384),
                layer("AlexNet 3x3 384-256", 13, 384, 3, 1, 1, 256),
                layer("AlexNet 3x3 256-256", 13, 256, 3, 1, 1, 256),
                alexNet());
    }

    /** The first workload whose name begins so. */
    static Workload find(String name) {
        return all().stream()
                .filter(workload -> workload.name().startsWith(name))
                .findFirst()
                .orElseThrow();
    }

    /** LeCun et al., Gradient-based learning applied to document recognition, 1998; with maximum pooling. */
    private static Workload leNet() {
        Workload.Builder net = new Workload.Builder("LeNet-5", 28, 1);
        int last = net.maxPool(net.conv(Workload.IMAGE, 5, 1, 2, 6, 1), 2);
        last = net.maxPool(net.conv(last, 5, 1, 0, 16, 1), 2);
        last = net.conv(last, 5, 1, 0, 120, 1);
        last = net.conv(last, 1, 1, 0, 84, 1);
        net.conv(last, 1, 1, 0, 10, 1);
        return net.build(256);
    }

    /** The image classification net of MLPerf Tiny, 32x32x3. */
    private static Workload resNet8() {
        Workload.Builder net = new Workload.Builder("ResNet8, 32x32", 32, 3);
        int last = net.conv(Workload.IMAGE, 3, 1, 1, 16, 1);
        for (int outputs = 16; outputs <= 64; outputs *= 2) {
            int stride = outputs == 16 ? 1 : 2;
            int shortcut = stride == 1 ? last : net.conv(last, 1, stride, 0, outputs, 1);
            int first = net.conv(last, 3, stride, 1, outputs, 1);
            last = net.sum(net.conv(first, 3, 1, 1, outputs, 1), shortcut);
        }
        net.conv(net.globalMean(last), 1, 1, 0, 10, 1);
        return net.build(64);
    }

    /**
     * Howard et al., MobileNets, 2017, table 1.
     *
     * @param divisor of all numbers of channels
     */
    private static Workload mobileNet(String name, int side, int divisor, int images) {
        Workload.Builder net = new Workload.Builder(name, side, 3);
        int last = net.conv(Workload.IMAGE, 3, 2, 1, 32 / divisor, 1);
        int[] outputs = {64, 128, 128, 256, 256, 512, 512, 512, 512, 512, 512, 1024, 1024};
        for (int i = 0; i < outputs.length; i++) {
            int stride = i == 1 || i == 3 || i == 5 || i == 11 ? 2 : 1;
            last = net.conv(net.depthwise(last, stride), 1, 1, 0, outputs[i] / divisor, 1);
        }
        net.conv(net.globalMean(last), 1, 1, 0, divisor == 1 ? 1000 : 2, 1);
        return net.build(images);
    }

    /** Krizhevsky, One weird trick for parallelizing convolutional neural networks, 2014. */
    private static Workload alexNet() {
        Workload.Builder net = new Workload.Builder("AlexNet, 224x224", 224, 3);
        int last = net.maxPool(net.conv(Workload.IMAGE, 11, 4, 2, 64, 1), 3);
        last = net.maxPool(net.conv(last, 5, 1, 2, 192, 1), 3);
        last = net.conv(last, 3, 1, 1, 384, 1);
        last = net.conv(last, 3, 1, 1, 256, 1);
        last = net.maxPool(net.conv(last, 3, 1, 1, 256, 1), 3);
        last = net.conv(last, 6, 1, 0, 4096, 1);
        last = net.conv(last, 1, 1, 0, 4096, 1);
        net.conv(last, 1, 1, 0, 1000, 1);
        return net.build(8);
    }

    private static Workload chain(
            String name, int side, int channels, ToIntBiFunction<Workload.Builder, Integer> layer) {
        return layers(name, side, channels, CHAIN, layer);
    }

    private static Workload layers(
            String name, int side, int channels, int count, ToIntBiFunction<Workload.Builder, Integer> layer) {
        Workload.Builder net = new Workload.Builder(name, side, channels);
        int last = Workload.IMAGE;
        for (int i = 0; i < count; i++) {
            last = layer.applyAsInt(net, last);
        }
        return net.build(CHAIN_IMAGES);
    }

    private static Workload layer(String name, int side, int inputs, int kernel, int stride, int pad, int outputs) {
        Workload.Builder net = new Workload.Builder(name, side, inputs);
        net.conv(Workload.IMAGE, kernel, stride, pad, outputs, 1);
        return net.build(CHAIN_IMAGES);
    }
}

<#-- page: org.silicnn.emit.page.project.ReadmePage -->
# ${title}

HLS C++ of one network, written by silicnn ${version} for model `${hash}`. It needs nothing but a C++ compiler and `make`:

```
make csim     # golden images through the C++, every value compared with the bit-accurate simulator's
make serve    # build/serve: images on standard input, scores on standard output
```

`make hls TOOL=vitis` and `make hls TOOL=bambu` call the HLS tools.
<#if board??>

For ${board.title} (`${board.name}`), after `make hls`:

```
make bitstream    # with ${board.tools}; says how to load it
```

Then `silicnn infer` reaches the board at ${board.baud} baud, on the ${board.port}. `hardware/boards` has the board's pins and a
first-light page, `hardware/link.params` what the serial link is built with.
</#if>

| | |
| --- | --- |
| top function | `${top}` in `src/${top}.cpp` |
| input | ${image.words} words of ${image.word.elements} `${image.word.element}`: ${inputShape}, ${inputFormat}; order height, width, channel |
| output | ${scores.words} words of ${scores.word.elements} `${scores.word.element}`: ${outputFormat} |

A word of the streams is a `${image.word.name}` of the input, a `${scores.word.name}` of the output; its first value has the lowest
bits. `build/serve` and the serial link take values one behind the other, lowest byte first.

| layer | does | output | format |
| --- | --- | --- | --- |
<#list layers as layer>
| `${layer.name}` | ${layer.kind} | ${layer.shape} | ${layer.format} |
</#list>

`s8.4` means signed, 8 bits, 4 of them behind the binary point; `u` means unsigned.

<#if memories?has_content>
Weights that don't fit on the chip come out of external memory, through ports of the top function (AXI, 64 bits, read only), in
the order in which they are used. The files are in `csim/`; a word's lowest byte comes first.

| port | weights of | words | bytes read for an image | file |
| --- | --- | --- | --- | --- |
<#list memories as memory>
| `${memory.port}` | `${memory.layer}` | ${memory.words} | ${memory.bytesRead} | `${memory.file}` |
</#list>

</#if>
| file | holds |
| --- | --- |
| `src/` | the kernel: one function a layer, joined by streams; `src/weights/` the trained constants |
| `csim/` | test bench, golden images and answers, the program behind `make serve` |
| `portable/` | a stand-in for `hls_stream.h`, for plain C++ only |
| `hls/` | scripts for the HLS tools |
| `schedule.json` | cycles, stream depths, and estimates of what each function takes |
| `network.json`, `weights.bin` | the same network for the simulator and the serial host |
| `files.sha256` | what was written here; `sha256sum -c files.sha256` finds edits |

<#-- page: org.silicnn.emit.page.project.MakefilePage -->
# make csim              compile with a plain C++ compiler, compare the golden images
# make serve             build/serve: images on standard input, scores on standard output
# make hls TOOL=vitis    Vitis HLS project in build/vitis
# make hls TOOL=bambu    Verilog and co-simulation in build/bambu
<#if board??>
# make bitstream         after make hls: build/bitstream for ${board}; LINK="BAUD=115200" changes the serial link
</#if>
# make clean
CXX ?= g++
CXXFLAGS ?= -O2
STRICT = -std=c++14 -Wall -Wextra -Werror
INCLUDE = -Iportable -Isrc -I"$(CURDIR)/csim"
SOURCES = $(wildcard src/*.cpp src/*.h src/weights/*.h csim/memories.h portable/*.h)
TOOL ?= ${tool}

csim: build/testbench
	build/testbench

serve: build/serve

build/testbench: csim/testbench.cpp csim/golden.h $(SOURCES)
	@mkdir -p build
	$(CXX) $(CXXFLAGS) $(STRICT) $(INCLUDE) csim/testbench.cpp src/${top}.cpp -o $@

build/serve: csim/serve.cpp csim/infer.cpp $(SOURCES)
	@mkdir -p build
	$(CXX) $(CXXFLAGS) $(STRICT) $(INCLUDE) csim/serve.cpp csim/infer.cpp src/${top}.cpp -o $@

hls: hls-$(TOOL)

hls-vitis:
	@mkdir -p build
	@cd build && if command -v vitis_hls > /dev/null; then vitis_hls -f ../hls/vitis_hls.tcl; \
	  elif command -v vitis-run > /dev/null; then vitis-run --mode hls --tcl ../hls/vitis_hls.tcl; \
	  else echo "there is neither vitis_hls nor vitis-run in PATH: source the settings64.sh of Vitis first" >&2; exit 1; fi

hls-bambu:
	@sh hls/bambu.sh

hls-%:
	@echo "TOOL is vitis or bambu, not $*" >&2; exit 1

<#if board??>
bitstream:
	@mkdir -p build
	sh hardware/boards/build ${board} . build/bitstream $(LINK)

.PHONY: bitstream

</#if>
clean:
	rm -rf build

.PHONY: csim serve hls hls-vitis hls-bambu clean

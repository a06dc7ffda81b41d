<#-- page: org.silicnn.emit.page.project.BambuScriptPage -->
#!/bin/sh
# Verilog by Bambu, checked against the test bench under Verilator. Bambu's exit status alone does not mean that they
# agree, so its log is read too.
set -eu
if ! command -v bambu > /dev/null; then
  echo "there is no bambu in PATH: put its AppImage (https://panda.dei.polimi.it) there under that name" >&2
  exit 1
fi
# It was seen to work with addresses that don't change from run to run; a container may not allow that.
fixed=
if setarch -R true 2> /dev/null; then
  fixed='setarch -R'
fi
root=$(cd "$(dirname "$0")/.." && pwd)
mkdir -p "$root/build/bambu"
cd "$root/build/bambu"
status=0
$fixed bambu "$root/src/${top}.cpp" --top-fname=${top} -I"$root/src" -I"$root/csim" \
  --compiler=I386_CLANG16 --device-name=${device} --clock-period=${clockPeriod} --generate-interface=INFER -O2 \
  --generate-tb="$root/csim/testbench.cpp" --simulate --simulator=VERILATOR -v4 --max-sim-cycles=${maxCycles} \
  > bambu.log 2>&1 || status=$?
if [ "$status" -ne 0 ] || grep -qi mismatch bambu.log || ! grep -q 'Testbench returned: 0' bambu.log; then
  tail -n 20 bambu.log
  echo "FAILED: see $root/build/bambu/bambu.log" >&2
  exit 1
fi
echo "PASSED: Verilog in $root/build/bambu"

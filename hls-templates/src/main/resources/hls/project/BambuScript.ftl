<#-- page: org.silicnn.emit.page.project.BambuScriptPage -->
#!/bin/sh
# Verilog by Bambu, checked against the test bench under Verilator. Bambu's exit status alone does not mean that they
# agree, so its log is read too.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
mkdir -p "$root/build/bambu"
cd "$root/build/bambu"
status=0
setarch -R bambu "$root/src/${top}.cpp" --top-fname=${top} -I"$root/src" -I"$root/csim" \
  --compiler=I386_CLANG16 --device-name=${device} --clock-period=${clockPeriod} --generate-interface=INFER -O2 \
  --generate-tb="$root/csim/testbench.cpp" --simulate --simulator=VERILATOR -v4 --max-sim-cycles=${maxCycles} \
  > bambu.log 2>&1 || status=$?
if [ "$status" -ne 0 ] || grep -qi mismatch bambu.log || ! grep -q 'Testbench returned: 0' bambu.log; then
  tail -n 20 bambu.log
  echo "FAILED: see $root/build/bambu/bambu.log" >&2
  exit 1
fi
echo "PASSED: Verilog in $root/build/bambu"

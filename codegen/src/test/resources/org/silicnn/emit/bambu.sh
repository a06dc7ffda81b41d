#!/bin/sh
# Stands in for Bambu: keeps its arguments, compiles the kernel and the test bench with what it was told, with headers of its
# own and with the stand-ins of plain C++ before them, and runs them. $REPORT is said instead of what the test bench returned, $STATUS is the exit status.
here=$(dirname "$0")
printf '%s\n' "$@" > "$here/arguments"
kernel=$1
for argument; do
  shift
  case $argument in
    -I*) set -- "$@" "$argument" ;;
    --generate-tb=*) set -- "$@" "${argument#--generate-tb=}" ;;
  esac
done
g++ -std=c++14 -D__BAMBU__ -pthread -I"$(dirname "$kernel")/../portable" -I"$here/headers" "$@" "$kernel" -o "$here/cosimulation" || exit 1
"$here/cosimulation"
echo "${REPORT-Testbench returned: $?}"
exit "${STATUS-0}"

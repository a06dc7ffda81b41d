# Parameters of the link as KEY=VALUE, sourced by the build scripts of virtual and real boards.

fail() { echo "${0##*/}: $1" >&2; exit "${2:-1}"; }

# Takes one KEY=VALUE; refuses what is no parameter or has a value that could become anything but that number.
set_parameter() {
    case "$1" in
        N_IN=[0-9]* | N_OUT=[0-9]* | CLOCKS_PER_BIT=[0-9]* | CLOCK_KHZ=[0-9]* | SLOTS=[0-9]* | TIMEOUT=[0-9]* | BAUD=[0-9]* | TRACE=[01])
            case "${1#*=}" in *[!0-9]*) fail "not a number: $1" 2 ;; esac ;;
        OUT_TYPE=[0-9a-f][0-9a-f]) ;;
        MODEL_HASH=*)
            case "${1#*=}" in
                *[!0-9a-f]*) fail "not hex digits: $1" 2 ;;
                ????????????????) ;;
                *) fail "not 16 hex digits: $1" 2 ;;
            esac ;;
        *) fail "not a known KEY=VALUE: $1" 2 ;;
    esac
    eval "${1%%=*}=${1#*=}"
}

# A generated project says its own in hardware/link.params, a KEY=VALUE a line; what comes after overrides.
read_project_parameters() {
    if [ -f "$1/hardware/link.params" ]; then
        while IFS= read -r line || [ -n "$line" ]; do
            case "$line" in '' | '#'*) ;; *) set_parameter "$line" ;; esac
        done < "$1/hardware/link.params"
    fi
}

require_sizes() {
    [ -n "$N_IN" ] && [ -n "$N_OUT" ] ||
        fail "N_IN and N_OUT (bytes of an image and of a result) are not known: give them, or a project with hardware/link.params" 2
}

# Make and the synthesis tools cut names at spaces.
refuse_spaces() {
    for path in "$@"; do
        case "$path" in *[[:space:]]*) fail "the tools cannot work in a path with spaces: $path" ;; esac
    done
}

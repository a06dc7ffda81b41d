# shellcheck shell=bash
# Sourced by silicnn and check: finds the programs they need, and installs those that are missing.

# setup PROGRAM...  each by its command's name; "jdk" is a JDK 17 or newer, and sets JAVA_HOME.
setup() {
    local packages
    packages=$(missing_packages "$@") || exit 1
    if [ -n "$packages" ]; then
        # Word splitting is meant: package names hold no blanks.
        # shellcheck disable=SC2086
        install_packages $packages
    fi
    case " $* " in
        *" jdk "*)
            JAVA_HOME=$(find_jdk) || fail "a JDK 17 or newer was not found after installing $packages"
            export JAVA_HOME
            ;;
    esac
}

missing_packages() {
    local program
    for program in "$@"; do
        case $program in
            jdk) find_jdk >/dev/null || jdk_package ;;
            *) command -v "$program" >/dev/null || package_of "$program" ;;
        esac
    done | sort -u | tr '\n' ' '
}

package_of() {
    case $1 in
        mvn) echo maven ;;
        icepack) echo fpga-icestorm ;;
        script) echo bsdutils ;;
        *) echo "$1" ;;
    esac
}

# The oldest that serves: what a distribution calls its default may be older than 17.
jdk_package() {
    case $(. /etc/os-release 2>/dev/null && echo "${ID:-}${VERSION_ID:-}") in
        debian11 | debian12 | ubuntu20.* | ubuntu22.*) echo openjdk-17-jdk-headless ;;
        *) echo openjdk-21-jdk-headless ;;
    esac
}

# Read from the JDK's own release file, because starting a JVM to ask it takes half a second.
find_jdk() {
    local home javac major
    javac=$(command -v javac || true)
    for home in "${JAVA_HOME:-}" "${javac:+$(dirname "$(dirname "$(readlink -f "$javac")")")}" /usr/lib/jvm/*; do
        major=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release" 2>/dev/null || true)
        if [ "${major:-0}" -ge 17 ] && [ -x "$home/bin/javac" ]; then
            echo "$home"
            return 0
        fi
    done
    return 1
}

install_packages() {
    local log as_root=
    command -v apt-get >/dev/null || fail "please install what Debian calls: $*"
    if [ "$(id -u)" != 0 ]; then
        sudo -n true 2>/dev/null || fail "please run: sudo apt-get update && sudo apt-get install -y $*"
        as_root=sudo
    fi
    echo "installing: $*" >&2
    log=$(mktemp)
    if ! { $as_root apt-get -o DPkg::Lock::Timeout=300 update \
        && $as_root env DEBIAN_FRONTEND=noninteractive \
            apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "$@"; } >"$log" 2>&1 </dev/null; then
        tail -n 20 "$log" >&2
        fail "installing $* failed; the whole log: $log"
    fi
    rm -f "$log"
}

fail() {
    echo "$(basename "$0"): $*" >&2
    exit 1
}

# Finds a JDK 25 (or later) beside whatever java is on the PATH; sourced, not run.
# Looks at JAVA_HOME, then the usual places of Linux distributions, SDKMAN and macOS.

jdk_release() { # HOME: its feature version, nothing when it is not a JDK
  [[ -x "$1/bin/javac" ]] || return 1
  local version
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null)
  [[ -n "$version" ]] || version=$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
  [[ -n "$version" ]] && echo "$version"
}

find_jdk25() { # prints the home of the first JDK 25 or later; otherwise says what was found and fails
  local home version seen=()
  local -a homes=("${JAVA_HOME:-}" /usr/lib/jvm/* /opt/java/* /opt/jdk* "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/*)
  [[ -x /usr/libexec/java_home ]] && homes+=("$(/usr/libexec/java_home -v 25 2>/dev/null || true)")
  homes+=(/Library/Java/JavaVirtualMachines/*/Contents/Home)
  for home in "${homes[@]}"; do
    [[ -n "$home" ]] && version=$(jdk_release "$home") || continue
    ((version >= 25)) && { echo "$home"; return; }
    seen+=("$version in $home")
  done
  {
    echo "JDK 25 is missing. Found: ${seen[*]:-no JDK at all}."
    echo "Install one (for example Temurin 25) or point JAVA_HOME at it; nothing else on this machine has to change."
  } >&2
  return 1
}

# Finds a JDK 25 or later beside whatever java is on the PATH; sourced by every script that starts one, not run.

jdk_release() { # JDK_HOME: prints its feature version; nothing when there is no compiler
  [[ -x $1/bin/javac ]] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null || true
}

jdk_candidates() { # one JDK home a line, the likeliest first
  [[ -n ${JAVA_HOME:-} ]] && printf '%s\n' "$JAVA_HOME"
  printf '%s\n' /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    "${SDKMAN_DIR:-${HOME:-/root}/.sdkman}"/candidates/java/* "${HOME:-/root}"/.jdks/*
  [[ -x /usr/libexec/java_home ]] && { /usr/libexec/java_home -v 25 2>/dev/null || true; }
  printf '%s\n' /Library/Java/JavaVirtualMachines/*/Contents/Home
  sed -n 's:.*<jdkHome>\(.*\)</jdkHome>.*:\1:p' "${HOME:-/root}/.m2/toolchains.xml" 2>/dev/null || true
}

find_jdk25() { # prints the home of the first JDK 25 or later; otherwise says what was found and fails
  local jdk feature seen=
  while IFS= read -r jdk; do
    feature=$(jdk_release "$jdk")
    [[ -n $feature ]] || continue
    ((feature >= 25)) && { printf '%s\n' "$jdk"; return; }
    seen+="  JDK $feature in $jdk"$'\n'
  done < <(jdk_candidates)
  {
    echo "JDK 25 is missing."
    if [[ -n $seen ]]; then
      printf 'Found only:\n%s' "$seen"
    else
      echo "Found no JDK at all."
    fi
    echo "Install a JDK 25 (for example Temurin 25); it may stand beside others. If it is in"
    echo "an unusual place, set JAVA_HOME to it."
  } >&2
  return 1
}

# Shared by the scripts of conformance/bin; sourced, not run.
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
TARGET=$ROOT/conformance/target
SHARED=${PONTIS_SHARED:-$ROOT/../shared}

die() { echo "$(basename "$0"): $*" >&2; exit 2; }
heading() { printf '\n=== %s\n' "$*"; }

# The Python that has pydicom: Debian's package serves /usr/bin/python3, which need not be the first on the PATH.
python_with_pydicom() {
  local p
  for p in "${PONTIS_PYTHON:-}" /usr/bin/python3 python3; do
    [[ -n "$p" ]] && command -v "$p" >/dev/null 2>&1 && "$p" -c 'import pydicom' 2>/dev/null && { command -v "$p"; return; }
  done
  return 1
}

# Prints N TCP ports that were free a moment ago.
free_ports() { # N
  local -a found=()
  local port
  while ((${#found[@]} < $1)); do
    port=$((20000 + RANDOM % 12000))
    [[ " ${found[*]} " == *" $port "* ]] && continue
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || found+=("$port")
  done
  echo "${found[@]}"
}

# Shared by the peer scripts; sourced, not run. Servers listen on the loopback interface only (see bind-loopback.c).
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

die() { echo "$(basename "$0"): $*" >&2; exit 1; }

program() { # NAME: the installed program
  PATH=$PATH:/usr/sbin command -v "$1" || die "$1 is not installed: run $here/install"
}

new_folder() { mkdir -p "$1" && (cd "$1" && pwd); }

alive() { # DIR NAME: prints the process id while it is ours
  local pid
  pid=$(cat "$1/$2.pid" 2>/dev/null) && [[ -n "$pid" ]] || return 1
  { tr '\0' ' ' <"/proc/$pid/cmdline"; } 2>/dev/null | grep -qF -- "$1" && echo "$pid"
}

launch() { # DIR NAME COMMAND...
  local dir=$1 name=$2
  shift 2
  if alive "$dir" "$name" >/dev/null; then die "already running in $dir"; fi
  cc -O1 -shared -fPIC -o "$dir/bind-loopback.so" "$here/bind-loopback.c" -ldl
  LD_PRELOAD="$dir/bind-loopback.so" setsid "$@" >"$dir/$name.log" 2>&1 </dev/null &
  echo $! >"$dir/$name.pid"
}

await() { # DIR NAME COMMAND...: until the command succeeds
  local dir=$1 name=$2 i
  shift 2
  for ((i = 0; i < 600; i++)); do
    "$@" >/dev/null 2>&1 && return
    alive "$dir" "$name" >/dev/null || { tail -5 "$dir/$name.log" >&2; die "$name did not start"; }
    sleep 0.1
  done
  die "$name was not ready within 60 s, see $dir/$name.log"
}

halt() { # DIR NAME
  local pid i
  pid=$(alive "$1" "$2") || { echo "$2: not running"; return; }
  kill "$pid"
  for ((i = 0; i < 200; i++)); do
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.1
  done
  kill -9 "$pid" 2>/dev/null || true
  rm -f "$1/$2.pid"
  echo "$2: stopped"
}

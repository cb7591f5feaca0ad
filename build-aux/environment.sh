# shellcheck shell=bash
# What setup, shell, run and test share; sourced, never run.
#
# Lodestone is built either natively, or in a Debian root kept in the user's
# cache where the system's own GTK is too old.

set -o pipefail

: "${HOME:=$(getent passwd "$(id -u)" | cut -d : -f 6)}"
export HOME

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
tools=$project/build-aux
cache=${XDG_CACHE_HOME:-$HOME/.cache}/lodestone

suite=trixie
suite_name=debian-13
least_gtk=4.14
least_adwaita=1.5

say ()
{
  printf '%s\n' "$*" >&2
}

fail ()
{
  say "$*"
  exit 1
}

packages ()
{
  sed -e 's/[[:space:]]*#.*//' -e '/^$/d' "$tools/packages"
}

# The system's version is part of the key, so that the choice is made afresh
# after an upgrade, and inside the root itself.
root_key ()
{
  {
    packages
    sed -n 's/^VERSION_ID=//p' /etc/os-release
  } | sha256sum | cut -c 1-12
}

root=$cache/$suite_name-$(root_key)

at_least ()
{
  [ -n "$1" ] && dpkg --compare-versions "$1" ge "$2"
}

installed_version ()
{
  dpkg-query -W -f '${db:Status-Abbrev} ${Version}\n' "$1" 2>/dev/null |
    sed -n 's/^.i *//p' | head -n 1
}

missing_packages ()
{
  LC_ALL=C comm -23 \
    <(packages | LC_ALL=C sort) \
    <(dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' |
        sed -n 's/^.i *//p' | LC_ALL=C sort -u)
}

# Sets `place` to where things stand now: root, native, or nothing yet.
# It must be quick: every start of the program comes through here.
find_place ()
{
  place=
  if [ -d "$root" ]; then
    place=$suite_name
  elif command -v dpkg-query >/dev/null &&
       at_least "$(installed_version libgtk-4-dev)" $least_gtk &&
       at_least "$(installed_version libadwaita-1-dev)" $least_adwaita; then
    place=native
  fi
}

# build DIRECTORY [MESON OPTION…]: says nothing when there is nothing to do.
build ()
{
  local directory=$1 log=$1.log made_for=$1/made-for status=0
  shift
  mkdir -p "$project/.build"
  exec 8>"$project/.build/lock"
  flock 8
  build_locked "$@" || status=$?
  exec 8>&-
  return $status
}

build_locked ()
{
  # A build made elsewhere, or with other options, is of no use here.
  local stamp="$root $place $project $*"
  [ $place = native ] && stamp="native $project $*"

  if [ ! -f "$directory/build.ninja" ] ||
     [ "$(cat "$made_for" 2>/dev/null)" != "$stamp" ]; then
    say "Preparing the build in ${directory#"$project"/}…"
    rm -rf "$directory"
    if ! "$tools/shell" meson setup "$@" "$directory" "$project" >"$log" 2>&1 </dev/null; then
      tail -n 60 "$log" >&2
      say "The build could not be prepared."
      return 1
    fi
    printf '%s' "$stamp" >"$made_for"
  fi

  if "$tools/shell" ninja -C "$directory" -n 2>/dev/null </dev/null | grep -q 'no work to do'; then
    return 0
  fi

  say "Building in ${directory#"$project"/}…"
  if ! "$tools/shell" ninja -C "$directory" --quiet >"$log" 2>&1 </dev/null; then
    head -n 400 "$log" >&2
    say "The build failed; its whole output is in ${log#"$project"/}."
    return 1
  fi
}

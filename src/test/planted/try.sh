#!/usr/bin/env bash
# Plants a defect in a copy of the tree and looks whether the tests find it.
#   src/test/planted/try.sh <name>…|all           runs the classes that its patch names, without what is nightly; each must turn red
#   src/test/planted/try.sh short <name>…|<count>  runs the whole short run (mvn verify), which must; <count> are drawn by chance
# Red is what an assertion found: a patch that fits no more, code that does not compile and a product that does not start
# find nothing. Ends with 1 where a defect was not found, with 2 where one could not be tried. A patch begins with what
# holds without it (behaviour), where it is planted (place) and who finds it (tests: simple names, or the end of the path).
# The copies stay in target/planted for a look.
set -euo pipefail
cd "$(dirname "$0")/../../.."
root=$(pwd -P)
planted=$root/src/test/planted
work=$root/target/planted
export REQUIRE_ALL_TESTS=true
# what is compiled already is taken as it is, but for the file that the patch touches
mvn=(mvn --batch-mode --no-transfer-progress -Dmaven.compiler.useIncrementalCompilation=false -Dspotless.check.skip=true)
count=0 lost=0 untried=0

header() { sed -n "s/^# $2: *//p" "$planted/$1.patch"; }

plant() {
  local copy=$work/$1
  rm -rf "$copy"
  mkdir -p "$copy/target"
  (cd "$root" && git ls-files -z --cached --others --exclude-standard | while IFS= read -r -d '' file; do
    if [ -e "$file" ]; then printf '%s\0' "$file"; fi
  done | tar --null --files-from=- -cf -) | tar -xf - -C "$copy"
  cp -Rp "$root/target/classes" "$root/target/test-classes" "$copy/target"
  # a copy is no part of the repository around it
  (cd "$copy" && GIT_CEILING_DIRECTORIES=$work git apply "$planted/$1.patch") || return 1
}

# How many tests failed by an assertion, of a class or of all.
failures() { cat "$work/$1"/target/*-reports/TEST-*"$2".xml "$work/$1"/target/*-reports/TEST-*"$2"'$'*.xml 2>/dev/null | grep -c '<failure' || true; }

untried() {
  untried=$((untried + 1))
  echo "$1: COULD NOT BE TRIED, $2 (see target/planted/$1.log)"
}

judge() {
  local name=$1 class unmoved=""
  shift
  count=$((count + 1))
  if ! plant "$name" > "$work/$name.log" 2>&1; then
    untried "$name" "the patch does not fit"
  elif (cd "$work/$name" && "${mvn[@]}" "$@" < /dev/null) >> "$work/$name.log" 2>&1; then
    lost=$((lost + 1))
    echo "$name: NOT FOUND: $(header "$name" behaviour)"
  elif [ "$(failures "$name" "")" = 0 ]; then
    untried "$name" "nothing turned red by an assertion"
  elif [ "$1" = verify ]; then
    echo "$name: found"
  else
    for class in $(header "$name" tests | tr ',' ' '); do
      [ "$(failures "$name" ".${class//\//.}")" != 0 ] || unmoved="$unmoved $class"
    done
    if [ -n "$unmoved" ]; then
      lost=$((lost + 1))
      echo "$name: NOT FOUND by$unmoved: $(header "$name" behaviour)"
    else
      echo "$name: found"
    fi
  fi
}

names() { (cd "$planted" && ls -- *.patch) | sed 's/\.patch$//'; }

short=""
if [ "${1:-}" = short ]; then
  short=yes
  shift
fi
: "${1:?which defect, or all}"
if [ "$1" = all ]; then
  mapfile -t chosen < <(names)
elif [[ $1 =~ ^[0-9]+$ ]]; then
  mapfile -t chosen < <(names | shuf -n "$1")
else
  chosen=("$@")
fi
for name in "${chosen[@]}"; do
  [ -f "$planted/$name.patch" ] || { echo "no defect $name" >&2; exit 2; }
done
mkdir -p "$work"
mvn --batch-mode --no-transfer-progress --quiet -Dspotless.check.skip=true test-compile < /dev/null
for name in "${chosen[@]}"; do
  if [ -n "$short" ]; then
    # what comes after the first red says no more
    judge "$name" verify -Dsurefire.skipAfterFailureCount=1 -Dfailsafe.skipAfterFailureCount=1
  else
    judge "$name" test -Dleft.out.of.test=nightly -Dtest="$(header "$name" tests | sed 's/, */,/g; s#[^,]*/[^,]*#**/&#g')"
  fi
done
echo "$((count - lost - untried)) of $count found"
[ "$untried" = 0 ] || exit 2
[ "$lost" = 0 ] || exit 1

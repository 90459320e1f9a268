#!/usr/bin/env bash
# Tries a recipe: applies its sample to a copy of the tree and runs the tests that it touches.
#   src/test/recipes/try.sh <recipe>|all [further arguments for Maven]
# A recipe's folder holds files/ (laid over the copy), apply.sh (edits at a known place; fails where the place is gone)
# and tests (what must be green afterwards). The copy stays in target/recipes for a look.
set -euo pipefail
cd "$(dirname "$0")/../../.."
root=$PWD
recipes=$root/src/test/recipes

# after|before <file> <regular expression of one line> <text>: a line beside that one, which must be there exactly once
after() { place after "$@"; }
before() { place before "$@"; }
# instead <file> <regular expression within one line> <text>: in place of what matches
instead() { place instead "$@"; }
place() {
  local found
  found=$(grep -cE -- "$3" "$2") || true
  [ "$found" = 1 ] || { echo "$2: $found lines match $3, not one" >&2; exit 1; }
  WHERE=$1 PLACE=$3 TEXT=$4 awk '
    $0 ~ ENVIRON["PLACE"] && ENVIRON["WHERE"] == "before" { print ENVIRON["TEXT"] }
    ENVIRON["WHERE"] == "instead" { sub(ENVIRON["PLACE"], ENVIRON["TEXT"]) }
    { print }
    $0 ~ ENVIRON["PLACE"] && ENVIRON["WHERE"] == "after" { print ENVIRON["TEXT"] }' "$2" > "$2.new"
  mv "$2.new" "$2"
}

# model <file> <command> …: edits a BPMN model by the ids of its elements; see Model.java
model() { java "$recipes/Model.java" "$@"; }

try() {
  local recipe=$1 copy=$root/target/recipes/$1
  shift
  [ -f "$recipes/$recipe/apply.sh" ] || { echo "no recipe $recipe" >&2; exit 1; }
  rm -rf "$copy"
  mkdir -p "$copy"
  (cd "$root" && git ls-files -z --cached --others --exclude-standard | while IFS= read -r -d '' file; do
    if [ -e "$file" ]; then printf '%s\0' "$file"; fi
  done | tar --null --files-from=- -cf -) | tar -xf - -C "$copy"
  [ ! -d "$recipes/$recipe/files" ] || cp -R "$recipes/$recipe/files/." "$copy"
  (
    cd "$copy"
    . "$recipes/$recipe/apply.sh"
    tests=$(tr -s '[:space:]' ',' < "$recipes/$recipe/tests")
    echo "$recipe: ${tests%,}"
    mvn --batch-mode --quiet "$@" test -Dtest="${tests%,}" < /dev/null
  )
  echo "$recipe: holds"
}

recipe=${1:?which recipe, or all}
shift
if [ "$recipe" = all ]; then
  for each in "$recipes"/*/; do try "$(basename "$each")" "$@"; done
else
  try "$recipe" "$@"
fi

#!/usr/bin/env bash
# tests/new_system_test.sh SOURCE_DIR CXX: tools/new-system on a copy of the files it touches: what it makes compiles,
# stands in order in the lists, and a known or odd id changes nothing.
set -euo pipefail
source_dir=$1 cxx=$2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$scratch/tools" "$scratch/parsers" "$scratch/samples"
cp "$source_dir/tools/new-system" "$scratch/tools/"
cp "$source_dir/parsers/systems.hpp" "$source_dir/parsers/CMakeLists.txt" "$scratch/parsers/"
cd "$scratch"

fail() {
  echo "FAILED: $1"
  exit 1
}
names() { sed -n "$1" parsers/systems.hpp; }
in_order() {  # stdin: names in C++; the order of ids is that of bytes, with "-" for "_"
  tr _ - >list
  LC_ALL=C sort -c list || fail "$1 is out of order"
}

for id in aaa-first exim-next zzz99 m1-x2; do
  tools/new-system "$id" "A system made by a test" >said || fail "$id: $(cat said)"
  name=${id//-/_}
  [ -s "parsers/$name.cpp" ] || fail "$id: no parsers/$name.cpp"
  [ -s "samples/$id/01-first.eml" ] || fail "$id: no first mail"
  [ "$(wc -l <"samples/$id/expected.tsv")" = 2 ] || fail "$id: a header and one row"
  awk -F'\t' 'NF != 10 { exit 1 }' "samples/$id/expected.tsv" || fail "$id: ten cells a row"
  grep -q "	$id\$" "samples/$id/expected.tsv" || fail "$id: the row names the system"
  [ "$(grep -c "^extern const System $name;\$" parsers/systems.hpp)" = 1 ] || fail "$id: declared once"
  [ "$(grep -c "^    &parsers::$name,\$" parsers/systems.hpp)" = 1 ] || fail "$id: listed once"
  [ "$(grep -Ec "^    $name\)?\$" parsers/CMakeLists.txt)" = 1 ] || fail "$id: built once"
  "$cxx" -std=c++20 -Wall -Wextra -Wconversion -Wshadow -Werror -fsyntax-only -I "$source_dir" "parsers/$name.cpp" ||
    fail "$id: its file does not compile"
done
# What was there is still there, and nothing else is new.
for list in parsers/systems.hpp parsers/CMakeLists.txt; do
  diff <(tr -d ')' <"$source_dir/$list") <(tr -d ')' <"$list") >changes && fail "$list: nothing was put in"
  ! grep -q '^<' changes || fail "$list: a line is gone: $(grep '^<' changes)"
done
[ "$(tr -cd '()' <"$source_dir/parsers/CMakeLists.txt" | wc -c)" = "$(tr -cd '()' <parsers/CMakeLists.txt | wc -c)" ] ||
  fail "parsers/CMakeLists.txt: brackets"
names 's/^extern const System \(.*\);/\1/p' | in_order "the first list of systems.hpp"
names 's/^    &parsers::\(.*\),/\1/p' | in_order "the second list of systems.hpp"
sed -n '/^foreach(system/,/)$/s/^    \([a-z0-9_]*\))\{0,1\}$/\1/p' parsers/CMakeLists.txt | in_order "the list of CMakeLists.txt"

# Known, odd or no ids: exit status 2, one line that says why, and not a byte changed.
find . -type f ! -name said ! -name before ! -name after ! -name list ! -name changes -exec sha256sum {} + | sort >before
for id in exim aaa-first Exim 9lives a_b a--b a- "a b" ../x ""; do
  status=0
  tools/new-system "$id" >said 2>&1 || status=$?
  [ "$status" = 2 ] || fail "<$id>: exit status $status"
  [ "$(wc -l <said)" = 1 ] || fail "<$id>: $(cat said)"
done
status=0
tools/new-system >said 2>&1 || status=$?
[ "$status" = 2 ] || fail "no id: exit status $status"
find . -type f ! -name said ! -name before ! -name after ! -name list ! -name changes -exec sha256sum {} + | sort >after
cmp before after || fail "a refused id changed files"
echo "new-system: all well"

#!/bin/sh
# What `meson install` puts where, from a build that is there:  install_test.sh BUILD_FOLDER PREFIX. Prints TAP.
set -u
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
there=$folder$2

meson install -C "$1" --no-rebuild --quiet --destdir "$folder" >"$folder/out" 2>&1 || sed 's/^/# /' "$folder/out"
number=0
claim() {
	number=$((number + 1))
	sentence=$1
	shift
	if "$@" >/dev/null 2>&1; then echo "ok $number - $sentence"; else echo "not ok $number - $sentence"; fi
}
claim the_program_is_installed_and_runs "$there/bin/redaksi" --version
claim it_needs_no_file_of_the_source_folder env -C / HOME="$folder" "$there/bin/redaksi" --toko "$folder/toko" daftar --json
claim the_manual_page_is_installed test -s "$there/share/man/man1/redaksi.1"
claim the_english_catalogue_is_installed test -s "$there/share/locale/en/LC_MESSAGES/redaksi.mo"
claim nothing_of_the_tests_is_installed sh -c '! find "$1" -type f | grep -qE "_test|runner|bench"' sh "$there"
echo "1..$number"

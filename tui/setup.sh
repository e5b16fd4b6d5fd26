# Shared by tui/run, tests/run and .ci/run: install what is missing, then build. Sourced; $root is the project's folder.

say() {
	printf 'redaksi: %s\n' "$*" >&2
}

# Names in the package lists given: first word of each line that is not a comment.
package_names() {
	sed -e 's/#.*//' -e 's/[[:space:]].*//' -e '/^$/d' "$@"
}

packages_missing() {
	installed=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' $(package_names "$@") 2>/dev/null |
		sed -n 's/^installed //p' || :)
	for name in $(package_names "$@"); do
		case "
$installed
" in
		*"
$name
"*) ;;
		*) printf '%s ' "$name" ;;
		esac
	done
}

as_root() {
	if [ "$(id -u)" = 0 ]; then
		env DEBIAN_FRONTEND=noninteractive "$@"
	else
		sudo env DEBIAN_FRONTEND=noninteractive "$@"
	fi
}

# Run a command; its output is shown only when it fails.
quietly() {
	log=$(mktemp)
	if "$@" >"$log" 2>&1; then
		rm -f "$log"
	else
		status=$?
		cat "$log" >&2
		rm -f "$log"
		return $status
	fi
}

# Install what the lists name and the system lacks.
packages_install() {
	if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
		say "sistem ini tidak memakai apt; pasang sendiri padanan paket dalam $*"
		return 0
	fi
	missing=$(packages_missing "$@")
	[ -n "$missing" ] || return 0
	if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
		say "paket ini belum ada dan sudo tidak tersedia. Jalankan sebagai root: apt-get install $missing"
		return 1
	fi
	say "memasang paket yang belum ada dengan apt (perlu beberapa menit): $missing"
	if ! quietly as_root apt-get -q update || ! quietly as_root apt-get -q install -y --no-install-recommends $missing; then
		say "paket gagal dipasang; periksa sambungan internet dan /etc/apt/sources.list"
		return 1
	fi
}

# Make build folder $1, or bring it up to date, with the meson options that follow.
configure() {
	folder=$1
	shift
	if [ ! -f "$folder/build.ninja" ]; then
		set -- meson setup "$@" "$folder" "$root"
	elif [ $# -gt 0 ]; then
		set -- meson configure "$@" "$folder"
	else
		return 0
	fi
	if ! quietly "$@"; then
		say "pembangunan tidak dapat disiapkan; keterangannya di atas"
		return 1
	fi
}

# Build in folder $1 the targets that follow; without targets, everything.
build() {
	folder=$1
	shift
	if ! quietly ninja -C "$folder" "$@"; then
		say "pembangunan gagal; keterangannya di atas. Bila folder ini pernah dipindah, hapus $folder lalu ulangi"
		return 1
	fi
}

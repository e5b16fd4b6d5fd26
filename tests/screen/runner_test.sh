#!/bin/sh
# The runner itself, on a program that shows the bytes of its keys and, when told so, leaves the terminal in disorder:
# runner_test.sh SCREEN_RUNNER. Prints TAP.
set -u
runner=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
number=0

cat >"$folder/program" <<'END'
#!/bin/sh
old=$(stty -g)
stty raw -echo
printf '\033[?1049h\033[?2004h\033[2J\033[3;5Hhalo \303\251 \033[7mdunia\033[0m\033]52;c;a29waQ==\033\\'
for turn in 1 2 3; do
	printf '\033[%d;1H%s' $((turn + 4)) "$(dd bs=200 count=1 2>/dev/null | od -An -tx1 | tr -d '\n')"
done
[ "$1" = c1 ] && printf '\302\233'
[ "$1" = bidi ] && printf '\342\200\256'
[ "$1" = nul ] && printf '\000'
[ "$1" = latin ] && printf '\351 '
[ "$1" = screen ] || printf '\033[?2004l\033[?1049l'
[ "$1" = raw ] || stty "$old"
exit 3
END
chmod +x "$folder/program"

# The program ends with the third of them.
three_keys='keys "x"
row 5 "78"
keys "y"
row 6 "79"
keys "z"'

# expect STATUS SENTENCE: the case on standard input ends so.
expect() {
	number=$((number + 1))
	cat >"$folder/case"
	"$runner" "$folder/program" "$folder" "$folder/case" >"$folder/out" 2>&1
	got=$?
	if [ "$got" = "$1" ]; then
		echo "ok $number - $2"
	else
		echo "not ok $number - $2"
		echo "# status $got"
		sed 's/^/# /' "$folder/out"
	fi
}

expect 0 keys_arrive_as_a_terminal_sends_them_and_rows_cursor_style_and_clipboard_are_seen <<'END'
size 100x10
start clean    # a comment
row 3 = "    halo é dunia"
row -8 lacks "pagi"
style 3 "dunia" reverse
style 3 "halo" plain
clipboard = "kopi"
keys <F1> <putty:F1> <linux:F1> <ctrl+z> <alt+g> <shift+right> <down*2> <raw 1b 5b> "\"á" # and so on
row 5 = " 1b 4f 50 1b 5b 31 31 7e 1b 5b 5b 41 1a 1b 67 1b 5b 31 3b 32 43 1b 5b 42 1b 5b 42 1b 5b 22 c3 a1"
cursor in "1b 4f 50"
size 60x8
keys "x"
row 6 "78"
keys "y"
exit 3
END
expect 0 a_paste_has_its_markers_and_sends_enter_for_a_line_end <<'END'
start clean
row 3 "halo"
keys <paste>a\nb</paste>
row 5 "1b 5b 32 30 30 7e 61 0d 62 1b 5b 32 30 31 7e"
keys "x"
row 6 "78"
keys "y"
exit 3
END
expect 0 two_sessions_have_a_screen_and_an_end_each <<'END'
start clean
row 3 "halo"
session 2
size 40x12
start clean
row 3 "halo"
keys "dua"
row 5 "64 75 61"
keys "x"
row 6 "78"
keys "y"
session 1
row 5 lacks "64"
keys "satu"
row 5 "73 61 74 75"
keys "x"
row 6 "78"
keys "y"
exit 3
END
expect 1 what_the_second_session_leaves_behind_is_refused_at_the_end <<END
session 2
start screen
row 3 "halo"
$three_keys
session 1
END
for disorder in c1 bidi nul latin screen raw; do
	expect 1 "a_program_that_leaves_or_sends_${disorder}_is_refused" <<END
start $disorder
row 3 "halo"
$three_keys
exit 3
END
done
expect 1 another_exit_status_is_refused <<END
start clean
row 3 "halo"
$three_keys
exit 0
END
expect 1 a_row_that_never_comes_is_refused_as_soon_as_the_program_has_ended <<END
start clean
row 3 "halo"
$three_keys
row 3 "pagi"
END
expect 1 an_unknown_key_is_refused <<'END'
start clean
keys <hyper+q>
END
expect 1 an_unknown_step_is_refused <<'END'
wait 3
END
expect 1 a_command_that_fails_is_refused_unless_its_status_is_claimed <<'END'
run mana
END
echo "1..$number"

"""The keys that the manual page names are those of keymap.def: keys_test.py SOURCE_FOLDER. Prints TAP."""
import re
import sys
from pathlib import Path

import tap

ARROWS = {'up', 'down', 'left', 'right'}
NAMES = {'pgup': 'PgUp', 'pgdn': 'PgDn', 'ins': 'Ins', 'del': 'Del', 'backspace': 'Backspace', 'tab': 'Tab', 'enter': 'Enter', 'esc': 'Esc',
         'space': 'Spasi', 'home': 'Home', 'end': 'End'}
IN_DIALOGS = {'Esc W', 'Esc C', 'Esc R', 'Esc P', 'Esc S', 'Esc L', 'Esc <', 'Esc >'}


def label(key):
    """As people read it: Esc before a character, Alt before other keys."""
    modifiers, plain = re.match(r'((?:ctrl\+|alt\+|shift\+)*)(.+)', key.replace('\\\\', '\\')).groups()
    shown = ''.join(('Ctrl-' * ('ctrl' in modifiers), ('Esc ' if len(plain) == 1 else 'Alt-') * ('alt' in modifiers), 'Shift-' * ('shift' in modifiers)))
    return shown + ('panah' if plain in ARROWS else NAMES.get(plain, plain.upper()))


def main(root):
    rows = re.findall(r'^KEY\(.*?"(.+?)",\s*(\w+)\)', (root / 'tui/app/keymap.def').read_text(), re.M)
    manual = (root / 'tui/doc/redaksi.1').read_text().replace('\\-', '-').replace('\\e', '\\')
    screen = manual[manual.index('.SH "SUNTING DI LAYAR"'):manual.index('.SH "BERDUA')]
    keys = {label(key) for key, _ in rows}
    named = set(re.findall(r'(?:Ctrl|Alt|Shift)-(?!huruf)[-A-Za-z0-9_\\]+|Esc [A-Z/,.<>](?![a-z])|\bF\d+', screen))
    checks = [
        ('the manual names every key of the screen', sorted(f'{command}: {label(key)}' for key, command in rows if label(key) not in screen)),
        ('the manual names no key that the screen does not have', sorted(named - keys - IN_DIALOGS)),
    ]
    return tap.report(checks)


if __name__ == '__main__':
    sys.exit(main(Path(sys.argv[1])))

"""No file includes or calls what its layer may not, and no test is left out:  layers_test.py PROJECT_FOLDER

Prints TAP: one line for each rule on the real tree, and one that shows that a planted violation is found."""
import re
import sys
from pathlib import Path

# Layer: the folders it is made of, and the layers whose headers it may include.
LAYERS = {
    'storage': (['storage'], {'storage'}),
    'dict': (['dict'], {'dict'}),
    'core': (['tui/app', 'tui/edit'], {'core', 'storage', 'dict'}),
    'screen': (['tui/terminal', 'tui/pane'], {'screen', 'core'}),
}

# What: pattern in an #include or in the code, and the folders and files that may hold it.
INCLUDES = {
    'a header of a neighbour is named by its folder, never by ../': (r'\.\./', [], '"../edit/text.h"'),
    'ncurses stays in tui/terminal and tui/pane': (r'(ncurses\w*/)?(n?curses\w*|term|panel|form|menu)\.h', ['tui/terminal', 'tui/pane'], '<curses.h>'),
    'SQLite stays in storage': (r'sqlite3\w*\.h', ['storage'], '<sqlite3.h>'),
    'Hunspell stays in dict': (r'hunspell/.*', ['dict'], '<hunspell/hunspell.h>'),
    'PCRE2 stays in dict': (r'pcre2\.h', ['dict', 'tui/edit/seek.c'], '<pcre2.h>'),
    'Markdown is read by storage alone': (r'md4c\w*\.h', ['storage'], '<md4c.h>'),
}
CALLS = {
    'the environment is read by the configuration alone':
        (r'\b(?:g_|secure_)?getenv\s*\(|\bg_get_environ\s*\(|\benviron\b', ['tui/app/config.c'], 'f(getenv("HOME"));'),
    'a function reports, it does not end the program': (r'(?<![\w.>])(?:exit|quick_exit|abort)\s*\(', [], 'exit(1);'),
    'what is opened stays out of the programs that are started':
        (r'(?<![\w.>])open(?:at)?\s*\((?=[^;{]*;)(?![^;]*O_CLOEXEC)', [], 'int fd = open(path, O_RDONLY);'),
    'only a signal handler leaves at once':
        (r'(?<![\w.>])_[eE]xit\s*\(', ['tui/terminal', 'tui/app/cli.c'], '_exit(1);'),
    'the clock is read by clock.c alone':
        (r'(?<![\w.>])(?:time|gettimeofday|ftime|g_get_real_time|g_get_current_time|g_date_time_new_now\w*)\s*\(|\bCLOCK_REALTIME\b',
         ['tui/app/clock.c'], 't = time (NULL);'),
}

TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"][^>"\n]+[>"])', re.M)


def blank(text, strings):
    """The text without comments, and without what stands in quotes when `strings` is true; lines keep their numbers."""
    def replace(match):
        token = match.group()
        return token if token[0] == '"' and not strings else '\n' * token.count('\n') or ' '
    return TOKEN.sub(replace, text)


def within(path, places):
    return any(path == place or path.startswith(place + '/') for place in places)


def layer_of(path):
    return next((name for name, (folders, _) in LAYERS.items() if within(path, folders)), None)


def resolve(name, user, headers):
    """The project's header that an include in the file `user` means; None for the system's."""
    beside = (Path(user).parent / name).as_posix()
    if beside in headers:
        return beside
    return next((header for header in headers if ('/' + header).endswith('/' + name)), None)


def includes_of(text):
    plain = blank(text, strings=False)
    for match in INCLUDE.finditer(plain):
        yield plain.count('\n', 0, match.start()) + 1, match.group(1)


def wrong_includes(files, pattern, places):
    for path, text in files.items():
        for line, name in includes_of(text):
            if re.match(pattern, name[1:-1]) and not within(path, places):
                yield f'{path}:{line}: includes {name}'


def wrong_calls(files, pattern, places):
    for path, text in files.items():
        code = blank(text, strings=True)
        for match in re.finditer(pattern, code):
            if not within(path, places):
                yield f'{path}:{code.count(chr(10), 0, match.start()) + 1}: {match.group().strip()}'


def wrong_layers(files):
    headers = [path for path in files if path.endswith('.h')]
    for path, text in files.items():
        layer = layer_of(path)
        for line, name in includes_of(text):
            target = layer_of(resolve(name[1:-1], path, headers) or '')
            if layer and target and target not in LAYERS[layer][1]:
                yield f'{path}:{line}: {layer} includes {name} of {target}'


def unlisted_tests(files):
    """Tests that no line of the meson.build beside them names: they would never run."""
    for path in files:
        if re.match(r'tests/\w+/\w+(_test\.(c|py)|_fuzz\.c|\.case)$', path):
            folder, file = path.rsplit('/', 1)
            listed = files.get(folder + '/meson.build', '')
            if not any(f"'{name}'" in listed for name in (file, file.rsplit('.', 1)[0], re.sub(r'_(test|fuzz)\.\w+$|\.case$', '', file))):
                yield path


def checks():
    """Name of each rule, function from files to violations, a violation to plant as path and text."""
    for name, (pattern, places, sample) in INCLUDES.items():
        yield name, lambda files, p=pattern, w=places: wrong_includes(files, p, w), ('tui/app/planted.c', f'#include {sample}\n')
    for name, (pattern, places, sample) in CALLS.items():
        yield name, lambda files, p=pattern, w=places: wrong_calls(files, p, w), ('storage/store/planted.c', f'void f(void) {{ {sample} }}\n')
    for layer, inner in {'storage': 'dict', 'dict': 'storage', 'core': 'screen', 'screen': 'storage'}.items():
        folder, target = LAYERS[layer][0][0], LAYERS[inner][0][0]
        yield (f'{layer} includes only {", ".join(sorted(LAYERS[layer][1]))}: not {inner}',
               lambda files, l=layer: (wrong for wrong in wrong_layers(files) if f': {l} includes' in wrong),
               (f'{folder}/planted.c', f'#include "{Path(target).name}/planted.h"\n', f'{target}/planted.h'))
    yield 'every test is a line of the meson.build beside it', unlisted_tests, ('tests/unit/planted_test.c', '')


def main(root):
    files = {path.relative_to(root).as_posix(): path.read_text()
             for folder in ('storage', 'dict', 'tui') for path in sorted((root / folder).rglob('*.[ch]'))}
    files |= {path.relative_to(root).as_posix(): path.read_text() if path.name == 'meson.build' else ''
              for path in sorted((root / 'tests').glob('*/*')) if path.is_file()}
    number = 0
    failed = False
    harmless = {'tui/app/planted.c': '/* #include <sqlite3.h> */\n// exit(1)\nchar *s = "getenv(1) exit(1)"; int runtime(int); int x = runtime(1);\n'}
    for name, find, planted in checks():
        path, text, *header = planted
        with_planted = {path: text, **{h: '' for h in header}}
        for sentence, good, detail in (
                (name, not (found := list(find(files))), found),
                (name + ' (a planted violation is found)', list(find(with_planted)) and not list(find(harmless)), [text])):
            number += 1
            failed = failed or not good
            print('ok' if good else 'not ok', number, '-', sentence)
            for line in [] if good else detail:
                print('# ' + line)
    print(f'1..{number}')
    return int(failed)


if __name__ == '__main__':
    sys.exit(main(Path(sys.argv[1])))

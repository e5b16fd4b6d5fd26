"""The English catalogue is whole:  po_test.py PROJECT_FOLDER        Prints TAP; skipped where gettext is missing."""
import re
import shutil
import subprocess
import sys
from pathlib import Path

import tap

MARKED = re.compile(r'\bN?_\("')


def sources(root):
    return sorted(str(path.relative_to(root)) for folder in ('tui', 'storage') for path in (root / folder).rglob('*')
                  if path.suffix in ('.c', '.def') and MARKED.search(path.read_text()))


def sentences(root, files):
    """Every sentence that the files mark, as gettext writes it."""
    made = subprocess.run(['xgettext', '--language=C', '--keyword=_', '--keyword=N_', '--keyword=ngettext_:1,2', '--from-code=UTF-8', '--no-wrap', '-o', '-', *files],
                          cwd=root, capture_output=True, text=True, check=True).stdout
    return ids(made)


def ids(catalogue):
    """Sentence to translation; of a plural the one for one."""
    quoted = r'((?:".*"\n)+)'
    parts = re.findall(rf'^msgid {quoted}(?:msgid_plural {quoted})?msgstr(?:\[0\])? {quoted}', catalogue + '\n', re.M)
    plain = [(''.join(line[1:-1] for line in key.splitlines()), ''.join(line[1:-1] for line in text.splitlines())) for key, _, text in parts]
    return {key: text for key, text in plain if key}


def main(root):
    if not shutil.which('xgettext'):
        print('1..0 # SKIP gettext is not installed')
        return 0
    listed = (root / 'tui/po/POTFILES').read_text().split()
    english = ids((root / 'tui/po/en.po').read_text())
    spoken = sentences(root, listed)
    format_errors = subprocess.run(['msgfmt', '--check-format', '-o', '/dev/null', root / 'tui/po/en.po'], capture_output=True, text=True)
    checks = [
        ('POTFILES names every file with words for people', sorted(set(sources(root)) - set(listed))),
        ('POTFILES names only files that exist', [name for name in listed if not (root / name).exists()]),
        ('every sentence has an English one', [key for key in spoken if not english.get(key)]),
        ('every English sentence is spoken somewhere', [key for key in english if key not in spoken]),
        ('a translation takes the arguments of its sentence', format_errors.stderr.splitlines() if format_errors.returncode else []),
    ]
    return tap.report(checks)


if __name__ == '__main__':
    sys.exit(main(Path(sys.argv[1])))

"""Count the tests that meson ran:  count.py BUILD_FOLDER...

A TAP program counts once for each of its lines, any other test once. The last line of the output is
`N passed, N failed, N skipped`; the exit status is 1 when one failed or none ran."""
import json
import sys
from pathlib import Path
from xml.etree import ElementTree

PASSED, SKIPPED = {'OK', 'EXPECTEDFAIL'}, {'SKIP'}


def tap_lines(folder):
    """What meson's JUnit file says of each TAP program: name -> (failed, skipped, all)."""
    counts = {}
    for suite in ElementTree.parse(folder / 'meson-logs' / 'testlog.junit.xml').getroot():
        failed = int(suite.get('failures', 0)) + int(suite.get('errors', 0))
        counts[suite.get('name').split('.', 1)[-1]] = failed, int(suite.get('skipped', 0)), int(suite.get('tests', 0))
    return counts


def count(folder):
    passed = failed = skipped = 0
    lines = tap_lines(folder)
    for row in (folder / 'meson-logs' / 'testlog.json').read_text().splitlines():
        test = json.loads(row)
        good = test['result'] in PASSED | SKIPPED
        bad_lines, skipped_lines, all_lines = lines.get(test['name'], (0, 0, 0))
        if all_lines == 0:
            all_lines, skipped_lines = 1, int(test['result'] in SKIPPED)
            bad_lines = int(not good)
        elif not good and bad_lines == 0:
            # It ended before its last line: the line that was not printed failed.
            bad_lines, all_lines = 1, all_lines + 1
        passed += all_lines - bad_lines - skipped_lines
        failed += bad_lines
        skipped += skipped_lines
    return passed, failed, skipped


def main():
    passed, failed, skipped = (sum(column) for column in zip(*(count(Path(folder)) for folder in sys.argv[1:])))
    print(f'{passed} passed, {failed} failed, {skipped} skipped')
    return int(failed > 0 or passed == 0)


if __name__ == '__main__':
    sys.exit(main())

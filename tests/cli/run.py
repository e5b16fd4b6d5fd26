"""Run one file of command-line cases:  run.py PROGRAM DATA_FOLDER CASE_FILE

Each case starts in a clean home with an empty working folder and no locale. A line's first word says what it is:

    test SENTENCE            a new case; the sentence is true when it passes
    file NAME                the lines that follow, after "| ", are its text;  bytes NAME 'PYTHON BYTES'
    copy NAME                a file of the data folder
    sparse NAME BYTES        a file of this length that takes no room
    folder NAME              env NAME=VALUE
    needs user               skip the case for root        needs FILE   skip it where the file is missing
    needs root               skip the case for others
    $ COMMAND                run by sh; "redaksi" is the program
    < TEXT                   a line of its standard input
    > TEXT    >~ REGEX       the next line of standard output;  >... : any lines
    ! TEXT    !~ REGEX       the next line of standard error;   !... : any lines
    = STATUS                 its exit status, 0 when left out

What is not expected is refused: a command without ">" lines must print nothing. Prints TAP."""
import ast
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SECONDS = 60


class Step:
    def __init__(self, command, line):
        self.command, self.line = command, line
        self.stdin, self.out, self.err, self.status = [], [], [], 0


class Case:
    def __init__(self, name):
        self.name, self.steps = name, []


def parse(text):
    cases, last_file = [], None
    for number, line in enumerate(text.splitlines(), 1):
        word, _, rest = line.partition(' ')
        if not line.strip() or word == '#':
            continue
        if word == 'test':
            cases.append(Case(rest))
        elif word == '|':
            last_file[1].append(rest)
        elif word == '$':
            cases[-1].steps.append(Step(rest, number))
        elif word == '<':
            cases[-1].steps[-1].stdin.append(rest)
        elif word == '=':
            cases[-1].steps[-1].status = int(rest)
        elif word in ('>', '>~', '>...'):
            cases[-1].steps[-1].out.append((word[1:], rest))
        elif word in ('!', '!~', '!...'):
            cases[-1].steps[-1].err.append((word[1:], rest))
        elif word in ('file', 'bytes', 'copy', 'sparse', 'folder', 'env', 'needs'):
            last_file = (rest, [])
            cases[-1].steps.append((word, rest, last_file[1]))
        else:
            raise SystemExit(f'line {number}: what is "{line}"?')
    return cases


def matches(expected, lines):
    """None when the lines are the expected ones, else what is wrong."""
    if not expected:
        return f'unexpected: {lines[0]!r}' if lines else None
    (kind, want), rest = expected[0], expected[1:]
    if kind == '...':
        return None if any(matches(rest, lines[i:]) is None for i in range(len(lines) + 1)) else f'after "...": {rest} not in {lines}'
    if not lines:
        return f'missing: {want!r}'
    good = re.search(want, lines[0]) if kind == '~' else lines[0] == want
    return matches(rest, lines[1:]) if good else f'expected {want!r}, got {lines[0]!r}'


def lines_of(raw):
    text = raw.decode('utf-8', 'backslashreplace')
    return text.removesuffix('\n').split('\n') if text else []


def prepare(word, rest, text, work, data, env):
    """Do a step that is no command; a string: why the case is skipped."""
    name, _, argument = rest.partition(' ')
    path = work / name
    if word == 'file':
        path.write_text(''.join(line + '\n' for line in text))
    elif word == 'bytes':
        path.write_bytes(ast.literal_eval('b' + argument))
    elif word == 'copy':
        shutil.copyfile(data / name, path)
    elif word == 'sparse':
        with open(path, 'wb') as file:
            file.truncate(int(argument))
    elif word == 'folder':
        path.mkdir(parents=True)
    elif word == 'env':
        key, _, value = rest.partition('=')
        env[key] = value.replace('$WORK', str(work))
    elif rest == 'root':
        return 'only root gives a file away' if os.geteuid() != 0 else None
    elif rest == 'user':
        return 'root may do everything' if os.geteuid() == 0 else None
    else:
        return None if Path(rest).exists() else f'no {rest} here'
    return None


def run(step, work, env):
    stdin = ''.join(line + '\n' for line in step.stdin).encode()
    try:
        done = subprocess.run(['sh', '-c', step.command], input=stdin, cwd=work, env=env, capture_output=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return [f'no end after {SECONDS} s']
    wrong = [matches(step.out, lines_of(done.stdout)), matches(step.err, lines_of(done.stderr)),
             None if done.returncode == step.status else f'exit status {done.returncode}, not {step.status}']
    told = [f'  {line}' for line in lines_of(done.stdout)[:20] + lines_of(done.stderr)[:20]]
    return [w for w in wrong if w] + (told if any(wrong) else [])


def run_case(case, program, data, home):
    work, commands = home / 'kerja', home / 'bin'
    work.mkdir()
    commands.mkdir()
    (commands / 'redaksi').symlink_to(program)
    env = {'HOME': str(home), 'PATH': f'{commands}:/usr/bin:/bin', 'TERM': 'dumb', 'TZ': 'UTC',
           **{name: value for name, value in os.environ.items() if name.endswith('SAN_OPTIONS')}}
    for step in case.steps:
        if isinstance(step, tuple):
            skip = prepare(*step, work, data, env)
            if skip:
                return [], ' # SKIP ' + skip
            continue
        wrong = run(step, work, env)
        if wrong:
            return [f'line {step.line}: {step.command}', *wrong], ''
    return [], ''


def main(program, data, case_file):
    cases = parse(Path(case_file).read_text())
    failed = False
    print(f'1..{len(cases)}')
    for number, case in enumerate(cases, 1):
        with tempfile.TemporaryDirectory(prefix='redaksi-cli-') as home:
            wrong, skip = run_case(case, Path(program).resolve(), Path(data), Path(home))
        failed = failed or bool(wrong)
        print('not ok' if wrong else 'ok', number, '-', case.name + skip, flush=True)
        for line in wrong:
            print('#', line, flush=True)
    return int(failed)


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))

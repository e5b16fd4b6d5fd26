"""Static analysis that finds nothing:  analyse.py cppcheck|tidy PROJECT_FOLDER BUILD_FOLDER       Prints TAP.

cppcheck reads the sources as they are; clang-tidy reads them as the build compiles them. What a check cannot understand in this code
stands with its reason in `suppressions` (cppcheck) or in the list below (clang-tidy)."""
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

FOLDERS = ['storage', 'dict', 'tui']

# A macro in which cppcheck sees a call, and what it amounts to. No semicolon: cppcheck takes it as the end of the definition.
MACROS = ['G_DEFINE_QUARK(a,b)=', 'G_DEFINE_AUTOPTR_CLEANUP_FUNC(a,b)=', 'G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(a,b)=', 'G_GNUC_PRINTF(a,b)=',
          '_(text)=text', 'N_(text)=text', 'json_array_foreach(array,i,value)=while(value)']

CHECKS = ['-*', 'bugprone-*',
          '-bugprone-easily-swappable-parameters',           # position and length stand beside each other everywhere
          '-bugprone-narrowing-conversions',                 # -Wconversion of both compilers looks after it
          '-bugprone-implicit-widening-of-multiplication-result',
          '-bugprone-misplaced-widening-cast',               # columns and rows of a terminal are small
          '-bugprone-too-small-loop-variable',               # letters and styles are few
          '-bugprone-sizeof-expression',                     # of pointers, for qsort() and bsearch()
          '-bugprone-macro-parentheses',                     # the tables of .def files
          '-bugprone-reserved-identifier',                   # _()
          '-bugprone-not-null-terminated-result',            # bytes with a length
          '-bugprone-branch-clone']                          # a case for each of many, in their order


def cppcheck(root, _):
    call = ['cppcheck', '--quiet', '-j2', '--std=c11', '--language=c', '--library=gtk,posix,gnu', '--enable=warning,portability',
            '--error-exitcode=1', '--template={file}:{line}: {id}: {message}', f'--suppressions-list={root}/tests/analysis/suppressions',
            *('-D' + macro for macro in MACROS), '-Istorage', '-Itui', '-Idict', *FOLDERS]
    done = subprocess.run(call, cwd=root, capture_output=True, text=True, check=False)
    yield 'cppcheck has nothing to say', done.returncode == 0, done.stdout + done.stderr


def tidy(root, build):
    """One line for each folder."""
    def look(name):
        done = subprocess.run(['clang-tidy', '-p', build, '--quiet', '--warnings-as-errors=*', '--extra-arg=-w', '--checks=' + ','.join(CHECKS), name],
                              cwd=root, capture_output=True, text=True, check=False)
        return done.stdout if done.returncode else ''
    compiled = {os.path.normpath(os.path.join(entry['directory'], entry['file'])) for entry in json.loads(Path(build, 'compile_commands.json').read_text())}
    for folder in FOLDERS:
        names = sorted(name for name in compiled if Path(name).is_relative_to(Path(root, folder)))
        with ThreadPoolExecutor(2) as pool:
            said = ''.join(pool.map(look, names))
        yield f'clang-tidy has nothing to say about the {len(names)} files of {folder}', not said and bool(names), said


def main(which, root, build):
    bad = 0
    number = 0
    for number, (sentence, good, detail) in enumerate({'cppcheck': cppcheck, 'tidy': tidy}[which](root, build), 1):
        print('ok' if good else 'not ok', number, '-', sentence, flush=True)
        bad += not good
        for line in detail.splitlines() if not good else []:
            print('#', line)
    print(f'1..{number}')
    return bad != 0


sys.exit(main(sys.argv[1], *(str(Path(folder).resolve()) for folder in sys.argv[2:])))

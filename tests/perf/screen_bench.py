"""What a writer on a line feels, in numbers to read:  screen_bench.py REDAKSI [articles|lists]

Drives the program in a pty. Times are medians in ms from the key to the last byte, bytes are means a key. Asserts nothing.
Without a word both parts run: articles of three sizes, and lists of 10,000 and 100,000 articles (800 MB in the temporary folder)."""
import fcntl
import json
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time

WORDS = ('komisi pemilihan umum provinsi menggelar rapat pleno terbuka dan yang di penetapan daftar pemilih ketua mengatakan '
         'tahapan berjalan lancar').split()
SIZES = (('5 KB', 5_000), ('1 MB', 1_000_000), ('10 MB', 10_000_000))
LISTS = (10_000, 100_000)
QUIET_S, KEYS, STARTS = 0.02, 200, 9


def prose(size):
    """Paragraphs of 80 words, the same ones in every run."""
    seed, out, length = 1, [], 0
    while length < size:
        paragraph = []
        for _ in range(80):
            seed = (seed * 1664525 + 1013904223) % 2**32
            paragraph.append(WORDS[(seed >> 16) % len(WORDS)])
        out.append(' '.join(paragraph))
        length += len(out[-1]) + 2
    return '\n\n'.join(out) + '\n'


class Program:
    def __init__(self, redaksi, home, store, rows=24, cols=80, article='1'):
        env = {'HOME': home, 'PATH': os.environ['PATH'], 'TERM': 'xterm-256color', 'LANG': 'C.UTF-8'}
        self.started = time.perf_counter()
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack('HHHH', rows, cols, 0, 0))
            os.execve(redaksi, [redaksi, '--toko', store] + (['buka', article] if article else []), env)

    def until_quiet(self, first_s=0.5, quiet_s=QUIET_S):
        """Bytes, and seconds to the last of them; self.first: to the first."""
        start, count, last, wait, self.first = time.perf_counter(), 0, 0.0, first_s, None
        while select.select([self.terminal], [], [], wait)[0]:
            data = os.read(self.terminal, 65536)
            if b'\x1b[5n' in data:
                os.write(self.terminal, b'\x1b[0n')
            last, wait = time.perf_counter() - start, quiet_s
            self.first = self.first or last
            count += len(data)
        return count, last

    def until_shows(self, text):
        """Milliseconds from the start until the text is on its way, and the bytes up to then."""
        sent = b''
        while text not in sent:
            sent += os.read(self.terminal, 65536)
        if b'\x1b[5n' in sent:
            os.write(self.terminal, b'\x1b[0n')
        return (time.perf_counter() - self.started) * 1000, len(sent)

    def press(self, keys, **how):
        """Keys as fast as they are taken, then until the screen is quiet."""
        start, sent = time.perf_counter(), 0
        while sent < len(keys):
            sent += os.write(self.terminal, keys[sent:sent + 1024])
        count, last = self.until_quiet(**how)
        return count, (time.perf_counter() - start if count == 0 else last) * 1000

    def press_until(self, keys, text):
        """Milliseconds from the keys until the text is on its way, then until the screen is quiet."""
        self.started = time.perf_counter()
        os.write(self.terminal, keys)
        ms, _ = self.until_shows(text)
        self.until_quiet()
        return ms

    def memory_kb(self):
        with open(f'/proc/{self.pid}/status') as status:
            return next(int(line.split()[1]) for line in status if line.startswith('VmRSS'))

    def close(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.terminal)


def median(values):
    return sorted(values)[len(values) // 2]


def report(what, ms, count=None):
    print(f'{what:58} {ms:9.2f} ms' + (f' {count:10.1f} B' if count is not None else ''), flush=True)


def typing(program, what, keys=KEYS):
    results = [program.press(bytes([b'obsidian dan '[i % 13]])) for i in range(keys)]
    report(what, median([ms for _, ms in results]), sum(count for count, _ in results) / keys)


def editing(program, name):
    program.press(b'\x1b[B' * 4 + b'\x1b[1;5C' * 3)
    typing(program, f'a key in the middle of a paragraph, {name}')
    program.press(b'\x1b[1;5F')
    typing(program, f'a key at the end, {name}')


def large(program, name):
    program.press(b'\x1b[1;5H')
    count, ms = program.press(b'\x1b[6~')
    report(f'page down, {name}', ms, count)
    count, ms = program.press(b'\x1b[6~' * 200)
    report(f'200 pages at once, {name}', ms, count)
    program.press(b'\x1b[1;5H')
    count, ms = program.press(b'\x06zulfan\r')
    report(f'search for what is not there, {name}', ms, count)
    program.press(b'\x1b')
    count, ms = program.press(b'\x1b[200~' + prose(100_000).encode() + b'\x1b[201~')
    report(f'paste of 100 KB, {name}', ms, count)
    count, ms = program.press(b'\x1a')
    report(f'undo of it, {name}', ms, count)
    program.until_quiet(first_s=1.0, quiet_s=1.0)               # the findings move too
    count, ms = program.press(b'\x12pleno\trapat besar\r')
    report(f'replace of every 20th word or so, {name}', ms, count)
    count, ms = program.press(b'\x1a')
    report(f'undo of it, {name}', ms, count)


def starts(what, redaksi, home, store, article):
    results = []
    for _ in range(STARTS):
        program = Program(redaksi, home, store, article=article)
        results.append(program.until_shows(b'F10'))
        program.close()
    report(what, median([ms for ms, _ in results]), median([count for _, count in results]))


def going(program, name):
    for keys, what in ((b'\x1b[1;5H', 'start'), (b'\x1b[1;5F', 'end')):
        count, ms = program.press(keys)
        report(f'to the {what}, {name}', ms, count)


def saving(program, name):
    program.press(b'a')
    report(f'save, until it says so, {name}', program.press_until(b'\x13', b'ersimpan'))


def bench(redaksi, name, size):
    with tempfile.TemporaryDirectory() as home:
        text, store = os.path.join(home, 'a.txt'), os.path.join(home, 'toko')
        with open(text, 'w') as out:
            out.write(prose(size))
        subprocess.run([redaksi, '--toko', store, 'impor', '--mentah', text], env={'HOME': home}, check=True, stdout=subprocess.DEVNULL)
        starts(f'start with the article open, {name}', redaksi, home, store, '1')
        for rows, cols in ((24, 80), (48, 160)):
            program = Program(redaksi, home, store, rows, cols)
            program.until_shows(b'F10')
            program.until_quiet(first_s=1.0, quiet_s=1.0)       # the findings
            print(f'{"resident, " + name:58} {program.memory_kb():9} KB')
            editing(program, f'{name} {cols}x{rows}')
            going(program, name)
            saving(program, name)
            if cols == 80 and size > 100_000:
                large(program, name)
            print(f'{"resident at the end, " + name:58} {program.memory_kb():9} KB')
            program.close()


# ---- lists ----

def put_articles(path, first, count):
    """Articles of 3 KB as lines of JSON: each has its number, each second one a word of its own hundred."""
    words = prose(300_000).split()
    with open(path, 'w') as out:
        for i in range(first, first + count):
            at = i * 37 % (len(words) - 400)
            body = ' '.join(words[at:at + 400]) + f' nomor{i} ' + (f'kelompok{i // 100}' if i % 2 else '')
            out.write(json.dumps({'judul': f'Naskah {i} {words[at]}', 'isi': body}) + '\n')


def import_articles(redaksi, home, store, count, at_once=10_000):
    path = os.path.join(home, 'naskah.jsonl')
    for first in range(0, count, at_once):
        put_articles(path, first, at_once)
        subprocess.run([redaksi, '--toko', store, 'impor', '--format=json', path], env={'HOME': home}, check=True, stdout=subprocess.DEVNULL)


def filtering(program, words, what):
    """A key of a filter: when it is answered, and when the list is the one of the filter; and what takes the last one away."""
    answered, settled, sent = [], [], 0
    for i in range(len(words)):
        count, ms = program.press(words[i:i + 1], quiet_s=0.4)
        answered.append((program.first or 0) * 1000)
        settled.append(ms)
        sent += count
    report(f'a key of the filter {words.decode()}, {what}', median(answered), sent / len(words))
    report('the slowest of them', max(answered))
    report('the list after the slowest', max(settled))
    program.press(b'\x1b', first_s=1.0)


def bench_list(redaksi, count):
    with tempfile.TemporaryDirectory() as home:
        store, name = os.path.join(home, 'toko'), f'{count:,} articles'
        import_articles(redaksi, home, store, count)
        starts(f'start with the list, {name}', redaksi, home, store, None)
        program = Program(redaksi, home, store, article=None)
        program.until_shows(b'F10')
        program.until_quiet(first_s=1.0, quiet_s=1.0)
        for words in (b'pemilih', b'kelompok12', b'rapat pleno'):
            filtering(program, words, name)
        print(f'{"resident, " + name:58} {program.memory_kb():9} KB')
        program.close()


def main(redaksi, part=None):
    if part != 'lists':
        for name, size in SIZES:
            bench(redaksi, name, size)
    if part != 'articles':
        for count in LISTS:
            bench_list(redaksi, count)


if __name__ == '__main__':
    main(os.path.abspath(sys.argv[1]), *sys.argv[2:])

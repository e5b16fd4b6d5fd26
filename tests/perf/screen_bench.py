"""What a writer on a line feels, in numbers to read:  screen_bench.py REDAKSI

Drives the program in a pty. Times are medians in ms from the key to the last byte, bytes are means a key. Asserts nothing."""
import fcntl
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
QUIET_S, KEYS = 0.02, 200


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
    def __init__(self, redaksi, home, store, rows=24, cols=80):
        env = {'HOME': home, 'PATH': os.environ['PATH'], 'TERM': 'xterm-256color', 'LANG': 'C.UTF-8'}
        self.started = time.perf_counter()
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack('HHHH', rows, cols, 0, 0))
            os.execve(redaksi, [redaksi, '--toko', store, 'buka', '1'], env)

    def until_quiet(self, first_s=0.5, quiet_s=QUIET_S):
        """Bytes, and seconds to the last of them."""
        start, count, last, wait = time.perf_counter(), 0, 0.0, first_s
        while select.select([self.terminal], [], [], wait)[0]:
            data = os.read(self.terminal, 65536)
            if b'\x1b[5n' in data:
                os.write(self.terminal, b'\x1b[0n')
            last, wait = time.perf_counter() - start, quiet_s
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


def bench(redaksi, name, size):
    with tempfile.TemporaryDirectory() as home:
        text, store = os.path.join(home, 'a.txt'), os.path.join(home, 'toko')
        with open(text, 'w') as out:
            out.write(prose(size))
        subprocess.run([redaksi, '--toko', store, 'impor', '--mentah', text], env={'HOME': home}, check=True, stdout=subprocess.DEVNULL)
        for rows, cols in ((24, 80), (48, 160)):
            program = Program(redaksi, home, store, rows, cols)
            report(f'start with the article open, {name} {cols}x{rows}', *program.until_shows(b'F10'))
            program.until_quiet(first_s=1.0, quiet_s=1.0)       # the findings
            editing(program, f'{name} {cols}x{rows}')
            if cols == 80 and size > 100_000:
                large(program, name)
            print(f'{"resident, " + name:58} {program.memory_kb():9} KB')
            program.close()


if __name__ == '__main__':
    for bench_name, bench_size in SIZES:
        bench(os.path.abspath(sys.argv[1]), bench_name, bench_size)

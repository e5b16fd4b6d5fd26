"""Whatever was on the screen survives kill -9:  kill_test.py REDAKSI [KILLS [SEED]]

Each round types letters that the interface never uses, each of them once, into a new article of a real store, in a terminal,
kills the program at a random moment, and compares the letters that the terminal got with what `tampil ID --jurnal` holds.
Prints TAP."""
import fcntl
import os
import pty
import random
import re
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time

LETTERS = [chr(code) for code in range(0x100, 0x24F)]   # two bytes and one cell each
PATIENCE_S = 20


class Program:
    """redaksi in a terminal of 80x24."""

    def __init__(self, command, env):
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.execve(command[0], command, env)
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack('HHHH', 24, 80, 0, 0))
        self.got = b''

    def listen(self, seconds):
        """Read what comes within the time; False when the program has closed its terminal."""
        ready, _, _ = select.select([self.terminal], [], [], seconds)
        if not ready:
            return True
        try:
            more = os.read(self.terminal, 65536)
        except OSError:
            more = b''
        self.got += more
        return bool(more)

    def wait_for(self, text):
        deadline = time.monotonic() + PATIENCE_S
        while text.encode() not in self.got:
            if time.monotonic() > deadline or not self.listen(1):
                raise AssertionError(f'{text!r} never came: {self.got[-300:]!r}')

    def kill(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        while self.listen(1):
            pass
        os.close(self.terminal)

    def letters(self):
        """The letters of ours that reached the terminal."""
        return {c for c in self.got.decode('utf-8', 'replace') if c in LETTERS}


def typed_text(chance):
    """Every letter once, with blanks between words of random length."""
    letters = LETTERS[:]
    chance.shuffle(letters)
    text = ''
    while letters:
        size = chance.randint(2, 9)
        text += ''.join(letters[:size]) + ' '
        letters = letters[size:]
    return text


def type_until_killed(program, text, chance):
    """Keys in bursts, now and then a paste, with short random pauses; the kill falls anywhere in between."""
    at, stop = 0, chance.randint(1, len(text))
    while at < stop:
        size = min(chance.choice([1, 1, 1, 2, 3, 8, 40]), len(text) - at)
        keys = text[at:at + size].encode()
        os.write(program.terminal, b'\x1b[200~' + keys + b'\x1b[201~' if size == 40 else keys)
        at += size
        program.listen(chance.uniform(0, 0.004))
    program.listen(chance.uniform(0, 0.003))
    program.kill()
    return at


def one_round(redaksi, env, chance):
    made = subprocess.run([*redaksi, 'baru', 'Uji'], env=env, capture_output=True, check=True, text=True)
    number = re.search(r'\d+', made.stdout).group()
    program = Program([*redaksi, 'buka', number], env)
    program.wait_for('SUNTING')
    before = subprocess.run([*redaksi, 'tampil', number], env=env, capture_output=True, check=True, text=True).stdout
    program.wait_for('kol 1')
    text = typed_text(chance)
    sent = type_until_killed(program, text, chance)
    seen = program.letters()
    kept = subprocess.run([*redaksi, 'tampil', number, '--jurnal'], env=env, capture_output=True, text=True)
    lost = [c for c in text if c in seen and c not in kept.stdout]
    typed = ''.join(c for c in kept.stdout if c in LETTERS)
    in_order = ''.join(c for c in text if c in LETTERS).startswith(typed)
    sentence = f'killed after {sent} keys: {len(seen)} letters were seen, {len(typed)} are kept, none is lost'
    if lost or not in_order or (seen and kept.returncode):
        return False, sentence, f'lost {"".join(lost)!r}, in order: {in_order}, {kept.stderr.strip()!r}, before: {before!r}'
    return True, sentence, ''


def main(redaksi, kills='20', seed='2021'):
    chance = random.Random(int(seed))
    failed = False
    with tempfile.TemporaryDirectory(prefix='redaksi-kill-') as home:
        env = {'PATH': os.environ['PATH'], 'HOME': home, 'TERM': 'xterm-256color', 'LANG': 'C.UTF-8',
               **{k: v for k, v in os.environ.items() if k.endswith('SAN_OPTIONS')}}
        command = [os.path.abspath(redaksi), '--toko', os.path.join(home, 'toko')]
        print(f'1..{kills}\n# seed {seed}')
        for number in range(1, int(kills) + 1):
            good, sentence, detail = one_round(command, env, chance)
            failed = failed or not good
            print('ok' if good else 'not ok', number, '-', sentence, flush=True)
            if detail:
                print('#', detail)
    return int(failed)


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))

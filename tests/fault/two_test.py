"""Two people at one article lose nothing and are told of each other:  two_test.py REDAKSI [ROUNDS [WRITERS SAVES [SEED]]]

holders   The holder lives, is a ghost (nobody reads its terminal), is stopped, or was killed. The next one is told before a key
          is pressed, and gets the pen; what the holder typed is in a revision or is offered.
writers   Processes save one article at once through the line mode; each save that was said to be done is there once.
clocks    The same at 1970, at 2099, and on a clock that jumps between them at each look; needs libfaketime, else skipped.
Prints TAP."""
import glob
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time

from kill_test import LETTERS, Program

KINDS = ['live', 'ghost', 'stopped', 'killed']


class Desk(Program):
    """A session at an article, on a terminal that answers; what it got is plain enough to look for words in."""

    def listen(self, seconds):
        before = len(self.got)
        alive = super().listen(seconds)
        for _ in range(self.got.count(b'\x1b[5n', max(0, before - 3))):
            os.write(self.terminal, b'\x1b[0n')
        return alive

    def text(self):
        return re.sub(rb'\x1b\[[0-9;?]*[A-Za-z]|\x1b[()][A-Z0-9]', b' ', self.got).decode('utf-8', 'replace')

    def wait_for_any(self, *texts):
        deadline = time.monotonic() + 20
        while not any(t in self.text() for t in texts):
            if time.monotonic() > deadline or not self.listen(1):
                raise AssertionError(f'none of {texts} came: {self.text()[-400:]!r}')
        return next(t for t in texts if t in self.text())

    def wait_for_letters(self, letters):
        deadline = time.monotonic() + 20
        while not set(letters) <= self.letters():
            if time.monotonic() > deadline or not self.listen(1):
                raise AssertionError(f'{letters} never came')

    def press(self, keys):
        os.write(self.terminal, keys.encode())

    def signal(self, number):
        os.kill(self.pid, number)

    def leave(self):
        os.kill(self.pid, signal.SIGTERM)
        while self.listen(1):
            pass
        os.waitpid(self.pid, 0)
        os.close(self.terminal)


def run(command, env, *args):
    return subprocess.run([*command, *args], env=env, capture_output=True, text=True)


def every_text(command, env, number):
    versions = re.findall(r'^ *(\d+)  ', run(command, env, 'riwayat', number).stdout, re.M)
    return [run(command, env, 'tampil', number, '--versi', v).stdout for v in versions]


def take_the_pen(second, kind):
    """From the first look of the second session to its being the writer."""
    if kind == 'killed':
        assert second.wait_for_any('Pulihkan?', 'SEDANG DITULIS') == 'Pulihkan?', 'a dead holder was a question'
        second.press('p')
        second.wait_for_any('Dipulihkan')
        return
    second.wait_for_any('tombol terakhir')
    assert 'SUNTING' not in second.text(), 'told after the article could be written'
    second.press('m')
    if kind == 'stopped':
        second.wait_for_any('TIDAK ADA JAWABAN')
        second.press('a')
        second.wait_for_any('yang ditulis sesi lama tetap')
    else:
        second.wait_for_any('menulis sekarang, dari versi')


def holder_round(command, env, kind, chance):
    number = re.search(r'\d+', run(command, env, 'baru', 'Uji').stdout).group()
    letters = chance.sample(LETTERS, 24)
    mark, other = ''.join(letters[:12]), ''.join(letters[12:])
    first = Desk([*command, 'buka', number], env)
    first.wait_for('kol 1')
    first.press(mark + ' ')
    first.wait_for_letters(mark)
    if kind == 'killed':
        first.kill()
    elif kind == 'stopped':
        first.signal(signal.SIGSTOP)
    second = Desk([*command, 'buka', number], env)
    begun = time.monotonic()
    take_the_pen(second, kind)
    took = time.monotonic() - begun
    second.press(other + ' ')
    second.wait_for_letters(other)
    if kind == 'stopped':
        first.signal(signal.SIGCONT)
    if kind != 'killed':
        first.wait_for_any('tulisan Anda')
        first.leave()
    second.leave()
    texts = every_text(command, env, number) + [run(command, env, 'tampil', number, '--jurnal').stdout]
    assert any(mark in t for t in texts), f'the text of the holder is gone: {texts}'
    assert any(other in t for t in texts), f'the text of the second is gone: {texts}'
    return took


def writer(command, env, number, name, saves, out):
    """Appends marks until so many saves were said to be done."""
    said, tries = [], 0
    while len(said) < saves and tries < saves * 200:
        tries += 1
        mark = f'{name}x{tries}x'
        done = subprocess.run([*command, 'buka', number, '--linear'], env=env, capture_output=True, text=True,
                              input=f'tulis\n{mark}\n.\nsimpan\nkeluar\n')
        if 'Tersimpan sebagai versi' in done.stdout or 'Digabung' in done.stdout:
            said.append(mark)
    with open(out, 'w') as f:
        f.write('\n'.join(said))


def writers_round(command, env, home, processes, saves):
    number = re.search(r'\d+', run(command, env, 'baru', 'Bersama').stdout).group()
    outs = [os.path.join(home, f'writer{i}') for i in range(processes)]
    pids = []
    for i, out in enumerate(outs):
        pid = os.fork()
        if pid == 0:
            writer(command, env, number, f'w{i}', saves, out)
            os._exit(0)
        pids.append(pid)
    for pid in pids:
        os.waitpid(pid, 0)
    text = run(command, env, 'tampil', number).stdout.split()
    said = [mark for out in outs for mark in open(out).read().split()]
    lost = [mark for mark in said if text.count(mark) != 1]
    assert not lost, f'said to be saved, not there once: {lost}'
    return len(said)


def clocks(home):
    """Name and environment of each clock; nothing without libfaketime."""
    found = glob.glob('/usr/lib/*/faketime/libfaketime.so.1')
    if not found or any('SAN_OPTIONS' in name for name in os.environ):
        return []
    fake = {'LD_PRELOAD': found[0], 'FAKETIME_DONT_FAKE_MONOTONIC': '1', 'FAKETIME_NO_CACHE': '1'}
    return [('1970', {**fake, 'FAKETIME': '@1970-01-02 00:00:00'}), ('2099', {**fake, 'FAKETIME': '@2099-06-01 00:00:00'}),
            ('jumping', {**fake, 'FAKETIME_TIMESTAMP_FILE': os.path.join(home, 'clock')})]


def tell(number, good, sentence, detail=''):
    print('ok' if good else 'not ok', number, '-', sentence, flush=True)
    if detail:
        print('#', detail.replace('\n', '\n# '))


def main(redaksi, rounds='2', processes='4', saves='10', seed='2021'):
    chance = random.Random(int(seed))
    number, failed = 0, False
    with tempfile.TemporaryDirectory(prefix='redaksi-two-') as home:
        base = {'PATH': os.environ['PATH'], 'HOME': home, 'TERM': 'xterm-256color', 'LANG': 'C.UTF-8',
                **{k: v for k, v in os.environ.items() if k.endswith('SAN_OPTIONS')}}
        command = [os.path.abspath(redaksi), '--toko', os.path.join(home, 'toko')]
        plan = [(kind, 'true', base) for kind in KINDS for _ in range(int(rounds))]
        plan += [(kind, name, {**base, **extra}) for name, extra in clocks(home) for kind in KINDS]
        print(f'1..{len(plan) + 1}\n# seed {seed}')
        for kind, clock, env in plan:
            number += 1
            if clock == 'jumping':
                with open(os.path.join(home, 'clock'), 'w') as f:
                    f.write(chance.choice(['@1970-01-02 00:00:00', '@2099-06-01 00:00:00', '+0']))
            try:
                took = holder_round(command, env, kind, chance)
                tell(number, True, f'a {kind} holder, clock {clock}: told first, both texts kept, the pen after {took:.2f} s')
            except AssertionError as why:
                failed = True
                tell(number, False, f'a {kind} holder, clock {clock}: told first, both texts kept', str(why))
        try:
            said = writers_round(command, base, home, int(processes), int(saves))
            tell(number + 1, True, f'{processes} writers of one article: {said} saves said, none lost, none twice')
        except AssertionError as why:
            failed = True
            tell(number + 1, False, f'{processes} writers of one article lose no save that was said', str(why))
    return int(failed)


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))

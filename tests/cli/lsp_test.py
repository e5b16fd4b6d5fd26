"""The language server as an editor sees it:  lsp_test.py PROGRAM        Prints TAP."""
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

URI = 'file:///naskah.txt'
SECONDS = 60


def framed(message):
    body = message if isinstance(message, bytes) else json.dumps(message).encode()
    return b'Content-Length: %d\r\n\r\n' % len(body) + body


def ask(number, method, **params):
    return framed({'jsonrpc': '2.0', 'id': number, 'method': method, 'params': params})


def tell(method, **params):
    return framed({'jsonrpc': '2.0', 'method': method, 'params': params})


def start(**general):
    return ask(1, 'initialize', capabilities={'general': general}) + tell('initialized')


def opened(text, language='plaintext'):
    return tell('textDocument/didOpen', textDocument={'uri': URI, 'languageId': language, 'version': 1, 'text': text})


def answers(raw):
    out = []
    while raw:
        head, _, rest = raw.partition(b'\r\n\r\n')
        length = int(head.removeprefix(b'Content-Length: '))
        out.append(json.loads(rest[:length]))
        raw = rest[length:]
    return out


class Server:
    def __init__(self, program):
        self.program, self.home = program, tempfile.TemporaryDirectory(prefix='redaksi-lsp-')

    def __enter__(self):
        return self

    def __exit__(self, *unused):
        self.home.cleanup()

    def run(self, *messages):
        env = {'HOME': self.home.name, 'PATH': '/usr/bin:/bin', 'TZ': 'UTC',
               **{name: value for name, value in os.environ.items() if name.endswith('SAN_OPTIONS')}}
        done = subprocess.run([self.program, 'lsp'], input=b''.join(messages), env=env, capture_output=True, timeout=SECONDS)
        self.status, self.complaint = done.returncode, done.stderr.decode()
        return answers(done.stdout)


END = ask(99, 'shutdown') + tell('exit')


def published(got):
    return [m['params']['diagnostics'] for m in got if m.get('method') == 'textDocument/publishDiagnostics']


def result(got, number):
    return next(m for m in got if m.get('id') == number)


def a_session_begins_and_ends_with_status_0(server):
    got = server.run(start(), END)
    able = result(got, 1)['result']['capabilities']
    assert able['positionEncoding'] == 'utf-16' and able['textDocumentSync'] == {'openClose': True, 'change': 1}, able
    assert result(got, 99)['result'] is None and server.status == 0, (got, server.status)


def an_exit_without_shutdown_and_an_input_that_ends_are_status_1(server):
    server.run(start(), tell('exit'))
    assert server.status == 1
    server.run(start())
    assert server.status == 1


def a_text_is_judged_when_it_opens_and_when_it_changes(server):
    changed = tell('textDocument/didChange', textDocument={'uri': URI, 'version': 2}, contentChanges=[{'text': 'Kami membaca buku.\n'}])
    first, second, third = published(server.run(start(), opened('Kami.\n😀 Kami membaca sambutanya.\n'), changed,
                                                tell('textDocument/didClose', textDocument={'uri': URI}), END))
    assert [d['range'] for d in first] == [{'start': {'line': 1, 'character': 16}, 'end': {'line': 1, 'character': 26}}], first
    assert first[0]['source'] == 'redaksi' and first[0]['code'] and 'sambutanya' in first[0]['message'], first
    assert second == [] and third == []


def positions_are_bytes_where_the_editor_offers_utf_8(server):
    got = server.run(start(positionEncodings=['utf-16', 'utf-8']), opened('😀 Kami membaca sambutanya.\n'), END)
    assert result(got, 1)['result']['capabilities']['positionEncoding'] == 'utf-8'
    assert published(got)[0][0]['range']['start']['character'] == 18, published(got)


def marks_and_code_of_markdown_are_no_prose(server):
    text = '---\ntitle: xqzt\n---\nKami **membaca** `xqztkode`.\n'
    assert published(server.run(start(), opened(text, 'markdown'), END)) == [[]]


def actions(server, character):
    where = {'line': 0, 'character': character}
    got = server.run(start(), opened('Kami membaca sambutanya.\n'),
                     ask(2, 'textDocument/codeAction', textDocument={'uri': URI}, range={'start': where, 'end': where}, context={'diagnostics': []}), END)
    return result(got, 2)['result']


def a_finding_offers_its_fixes_the_dictionary_and_to_be_ignored(server):
    offered = actions(server, 15)
    edit = offered[0]['edit']['changes'][URI]
    assert edit == [{'range': {'start': {'line': 0, 'character': 13}, 'end': {'line': 0, 'character': 23}}, 'newText': 'sambutannya'}], edit
    assert [a['command']['command'] for a in offered if 'command' in a] == ['redaksi.kamus', 'redaksi.abaikan'], offered
    assert actions(server, 2) == []


def an_ignored_finding_stays_away_until_the_server_ends(server):
    text = opened('Kami membaca sambutanya.\n')
    ignore = next(a['command'] for a in actions(server, 15) if a.get('command', {}).get('command') == 'redaksi.abaikan')
    before, after = published(server.run(start(), text, ask(2, 'workspace/executeCommand', **ignore), END))
    assert before and not after
    assert published(server.run(start(), text, END))[0]


def a_word_in_the_office_dictionary_is_known_from_then_on(server):
    before, after = published(server.run(start(), opened('Kami membaca sambutanya.\n'),
                                         ask(2, 'workspace/executeCommand', command='redaksi.kamus', arguments=['sambutanya']), END))
    assert before and not after
    assert published(server.run(start(), opened('Kami membaca sambutanya.\n'), END)) == [[]]


def what_is_no_request_is_refused_and_the_session_goes_on(server):
    deep = b'[' * 100000
    got = server.run(ask(0, 'textDocument/codeAction'), start(), framed(b'{"a":'), framed(deep), framed(b'[1]'), framed(b'\xff'),
                     ask(2, 'tiada'), tell('tiada'), ask(3, 'textDocument/codeAction', textDocument={'uri': 5}), tell('textDocument/didOpen'),
                     tell('textDocument/didChange', contentChanges=[]), ask(4, 'workspace/executeCommand', command='redaksi.kamus'), END)
    codes = [m['error']['code'] for m in got if 'error' in m]
    assert codes == [-32002, -32700, -32700, -32600, -32700, -32601, -32602, -32602], codes
    assert server.status == 0


def a_message_that_is_too_large_is_read_past(server):
    got = server.run(start(), framed(b' ' * (17 << 20)), END)
    assert [m['error']['code'] for m in got if 'error' in m] == [-32600] and server.status == 0


def an_announced_length_is_not_believed(server):
    server.run(start(), b'Content-Length: 99999999999999999999\r\n\r\n{}')
    assert server.status == 1 and not server.complaint, server.complaint
    for head in (b'Content-Length: -5\r\n\r\n', b'GET / HTTP/1.1\r\n\r\n', b'x' * 5000, b'\0\n'):
        server.run(head)
        assert server.status == 4 and 'LSP' in server.complaint, (head[:20], server.status, server.complaint)


CASES = [case for name, case in list(globals().items()) if callable(case) and '_' in name and case.__code__.co_varnames[:1] == ('server',)]


def main(program):
    failed = False
    print(f'1..{len(CASES)}')
    for number, case in enumerate(CASES, 1):
        with Server(str(Path(program).resolve())) as server:
            try:
                case(server)
                wrong = None
            except (AssertionError, KeyError, StopIteration, ValueError, subprocess.TimeoutExpired) as error:
                wrong = repr(error)
        failed |= wrong is not None
        print('not ok' if wrong else 'ok', number, '-', case.__name__.replace('_', ' '), flush=True)
        if wrong:
            print('#', wrong[:2000], flush=True)
    return int(failed)


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))

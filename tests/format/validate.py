#!/usr/bin/env python3
"""validate.py WRITE_SAMPLES FORMAT: write samples and put them through the validators of that format.

Each check is a function of a file's path that raises when the file is wrong. A validator that is not installed is named
as skipped; when all of a format's are missing, the exit status is 77, which meson shows as skipped.
"""
import csv
import email
import email.policy
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from html.parser import HTMLParser

SUFFIX = {'txt': '.txt', 'surel': '.eml', 'md': '.md', 'html': '.html', 'html-fragmen': '.frag.html', 'wa': '.wa.txt',
          'wxr': '.wxr.xml', 'wp-json': '.wp.json', 'ninjs': '.ninjs.json', 'rss': '.rss', 'atom': '.atom', 'newsml': '.newsml.xml',
          'nitf': '.nitf.xml', 'naskah': '.naskah.md'}
FRAGMENT = {'p', 'h2', 'h3', 'ul', 'ol', 'li', 'blockquote', 'strong', 'em', 's', 'code', 'a', 'br'}


class Missing(Exception):
    """A validator that is not on this machine."""


def run(*argv, stdin=None, good=(0,), errors='strict'):
    if shutil.which(argv[0]) is None:
        raise Missing(argv[0])
    done = subprocess.run(argv, input=stdin, capture_output=True)
    assert done.returncode in good, '%s: %d\n%s' % (argv[0], done.returncode, done.stderr.decode('utf-8', 'replace'))
    return done.stdout.decode('utf-8', errors)


def text(path):
    with open(path, 'rb') as f:
        return f.read().decode('utf-8')


AROUND = ('title', 'number', 'embargo', 'caption', 'byline', 'editor', 'contact')


# The measure of all formats: the text alone.
def body_of(path):
    return text(path[:-len(SUFFIX[FORMAT])] + '.isi')


# Title and the lines around the text; "" for what the article has not.
def around(path):
    return dict(zip(AROUND, text(path[:-len(SUFFIX[FORMAT])] + '.baris').split('\n')))


def above(path):
    return around(path)['embargo'] + '\n'


def foot_of(path):
    said = around(path)
    return '\n' + '\n'.join((said['caption'], said['byline'], said['editor'], said['contact']))


def story_of(path):
    return around(path)['embargo'] + '\n' + body_of(path) + foot_of(path)


# What a reader of another format may show differently: addresses, list marks, kinds of blanks, quotes made curly.
def words(s, links=True):
    s = re.sub(r' \((https?:|mailto:)[^ )]*\)', '', s) if links else s
    s = s.replace('\u2060', '').replace('\u200b', '')
    s = re.sub(r'(?<!\S)(-|\*|•|[0-9]+\.)(?!\S)', '', s)
    return s.split()


def same_words(got, expected):
    assert got == expected, 'words differ from plain text:\n%s\n%s' % (' '.join(got), ' '.join(expected))


def check_clean(path):
    s = text(path)
    assert not re.search(r'[\x00-\x08\x0b-\x1f\x7f]|\r', s), 'control character'
    assert (s.endswith('\n') or (s == '' and FORMAT == 'html-fragmen')) and not s.startswith('\ufeff')


def check_no_trailing_blanks(path):
    assert not re.search(r'[ \t]+$', text(path), re.M)


class Reader(HTMLParser):
    """Words, elements and attributes of a page, read by somebody else's parser."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.out, self.tags, self.attributes, self.scripts, self.in_script = [], set(), set(), [], False

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {(tag, k) for k, _ in attrs}
        self.in_script = tag == 'script'
        for k, v in attrs:
            assert k != 'href' or re.match(r'(?i)(https?|mailto):', v), v
        if tag not in ('a', 'strong', 'em', 's', 'code', 'time'):
            self.out.append(' ')

    def handle_endtag(self, tag):
        self.in_script = False
        if tag not in ('a', 'strong', 'em', 's', 'code', 'time'):
            self.out.append(' ')

    def handle_data(self, data):
        (self.scripts if self.in_script else self.out).append(data)


def read(html):
    r = Reader()
    r.feed(html)
    r.close()
    return r


def check_fragment_elements(path):
    r = read(text(path))
    assert r.tags <= FRAGMENT, r.tags - FRAGMENT
    assert r.attributes <= {('a', 'href'), ('ol', 'start')}, r.attributes


def check_fragment_words(path):
    same_words(words(''.join(read(text(path)).out), False), words(story_of(path)))


def check_fragment_xml(path):
    run('xmllint', '--noout', '--nonet', '-', stdin=b'<r>' + text(path).encode() + b'</r>')


def check_fragment_pandoc(path):
    got = run('pandoc', '-f', 'html', '-t', 'html', '--wrap=none', path)
    same_words(words(''.join(read(got).out), False), words(story_of(path)))


def check_fragment_tidy(path):
    page = '<!DOCTYPE html>\n<html lang="id"><head><meta charset="utf-8"><title>x</title></head><body>%s</body></html>' % text(path)
    run('tidy', '-q', '-e', '-utf8', '--drop-empty-elements', 'no', stdin=page.encode())


def check_tidy(path):
    run('tidy', '-q', '-e', '-utf8', '--drop-empty-elements', 'no', path)


def check_json_ld(path):
    r = read(text(path))
    assert len(r.scripts) == 1 and '<' not in r.scripts[0]
    data = json.loads(r.scripts[0])
    assert data['@type'] == 'NewsArticle' and data['inLanguage'] == 'id' and len(data['headline']) <= 110


# The page says place and day in its header; plain text puts them before the first paragraph.
def without_dateline(got, expected):
    return any(expected[end - 1] == '–' and expected[:start] + expected[end:] == got
               for start in range(len(expected)) for end in range(start + 1, min(start + 12, len(expected)) + 1))


def check_page_words(path):
    page = text(path)
    header, rest = page[page.index('<header>'):].split('</header>', 1)
    body, footer = rest.rsplit('<footer>', 1)
    said = around(path)
    assert all(words(said[line]) == [] or ' '.join(words(said[line], False)) in ' '.join(words(''.join(read(part).out), False))
               for part, lines in ((header, ('title', 'embargo')), (footer, AROUND[3:] + ('number',))) for line in lines), said
    got, expected = words(''.join(read(body).out), False), words(body_of(path))
    if not without_dateline(got, expected):
        same_words(got, expected)


def front_matter(path):
    try:
        import yaml
    except ImportError:
        raise Missing('python3-yaml')
    before, head, body = text(path).split('---\n', 2)
    assert before == ''
    return yaml.safe_load(head), body


def check_yaml(path):
    data, _ = front_matter(path)
    assert isinstance(data['title'], str) and isinstance(data['slug'], str) and isinstance(data['draft'], bool)
    assert data['lang'] == 'id' and ('date' not in data or hasattr(data['date'], 'year'))
    assert all(isinstance(t, str) for t in data.get('tags', []))


# What the page says around its text stands in the front matter, by the names of the fields.
def check_yaml_lines(path):
    data, _ = front_matter(path)
    said = around(path)
    for key, line, label in (('nomor', 'number', 'Nomor: '), ('editor', 'editor', 'Penyunting: '),
                             ('author', 'byline', 'Penulis: '), ('contact', 'contact', 'Narahubung: ')):
        assert label + data[key] == said[line] if said[line] else key not in data, (key, data.get(key), said[line])
    assert ('publishDate' in data) == (said['embargo'] != '') and ('caption' in data) == (said['caption'] != '')


# Hugo lists the page with its title and day, and draws it.
def check_hugo(path):
    site = os.path.join(os.path.dirname(path), 'situs')
    os.makedirs(os.path.join(site, 'layouts', '_default'), exist_ok=True)
    shutil.rmtree(os.path.join(site, 'content'), ignore_errors=True)
    os.makedirs(os.path.join(site, 'content'))
    for name, content in (('config.toml', 'baseURL = "https://contoh.go.id/"\nlanguageCode = "id"\n'),
                          ('layouts/_default/single.html', '<h1>{{ .Title }}</h1>{{ .Content }}'), ('layouts/index.html', 'x')):
        with open(os.path.join(site, name), 'w', encoding='utf-8') as f:
            f.write(content)
    shutil.copy(path, os.path.join(site, 'content', 'halaman.md'))
    run('hugo', '--quiet', '-s', site, '-D', '-F')
    rows = list(csv.DictReader(run('hugo', 'list', 'all', '-s', site).splitlines()))
    data, _ = front_matter(path)
    assert [row['title'] for row in rows] == [data['title']], rows
    assert 'date' not in data or rows[0]['date'] == data['date'].isoformat(), rows


# Our own file: every value a string or a list of strings. Its text is the writer's own, which only our reader need understand.
def check_naskah(path):
    data, _ = front_matter(path)
    assert isinstance(data.get('judul', ''), str) and all(isinstance(v, (str, list)) for v in data.values()), data


def markdown_body(path):
    return text(path).split('---\n', 2)[2].encode()


def plain(s):
    return [w.translate({0x2018: "'", 0x2019: "'", 0x201c: '"', 0x201d: '"'}) for w in s]


# Site generators read the file as a whole: the front matter must not spoil the text.
def check_pandoc_whole(path):
    got = run('pandoc', '-f', 'markdown+yaml_metadata_block', '-t', 'plain', '--wrap=none', path)
    assert 'title:' not in got


def check_markdown_words(path):
    got = run('pandoc', '-f', 'commonmark+strikeout', '-t', 'html', '--wrap=none', stdin=markdown_body(path))
    same_words(plain(words(''.join(read(got).out), False)), plain(words(body_of(path))))


def check_no_raw_html(path):
    got = run('pandoc', '-f', 'commonmark', '-t', 'json', stdin=markdown_body(path))
    assert '"RawInline"' not in got and '"RawBlock"' not in got


# The client's marks, read by another rule than the writer's: pairs on one line, outer side no letter, inner side no blank.
def without_whatsapp_marks(s):
    for mark in ('```', '`', '*', '_', '~'):
        m = re.escape(mark)
        s = re.sub(r'(?<![^\W_])%s(?![\s\u2060])([^\n%s]*?)(?<!\s)%s(?![^\W_])' % (m, re.escape(mark[0]), m), r'\1', s)
    return s


def check_whatsapp_words(path):
    got = without_whatsapp_marks(text(path))
    expected = above(path) + around(path)['title'] + '\n' + body_of(path) + foot_of(path)

    def bag(s):
        return sorted(w for w in words(re.sub(r'(?m)^> ', '', s)) if not w.startswith('http') and '@' not in w)
    same_words(bag(got), bag(expected))


def check_txt_words(path):
    same_words(words(text(path)), words(above(path) + around(path)['title'] + '\n' + body_of(path) + foot_of(path)))


# Somebody else's reader of mail: the title is the subject, no line is longer than 72 columns unless it is one word.
def check_mail(path):
    with open(path, 'rb') as f:
        mail = email.message_from_binary_file(f, policy=email.policy.default)
    assert not mail.defects and mail['subject'].split() == around(path)['title'].split(), (mail.defects, mail['subject'])
    body = mail.get_content()
    same_words(words(' '.join(body.split())), words(above(path) + body_of(path) + foot_of(path)))
    assert all(len(line) <= 72 or ' ' not in line.strip() or not line.isascii() for line in body.splitlines())


def check_iconv(path):
    run('iconv', '-f', 'UTF-8', '-t', 'UTF-8', path)


def element(path, name):
    return next((e for e in ElementTree.parse(path).iter() if e.tag.rpartition('}')[2] == name), ElementTree.Element(name))


def same_html_words(html, path):
    same_words(words(''.join(read(html).out), False), words(story_of(path)))


# WXR and RSS carry HTML in content:encoded, Atom in content.
def check_encoded_words(path):
    same_html_words(element(path, 'content' if path.endswith('.atom') else 'encoded').text or '', path)


# NITF and NewsML carry elements; an inline one parts no word.
def check_element_words(path):
    outer = element(path, 'body.content' if FORMAT == 'nitf' else 'body')
    xml = re.sub(r'(</?)(?:ns0|html):', r'\1', ElementTree.tostring(outer, encoding='unicode'))
    got = words(''.join(read(re.sub(r'</?(bq|block|hl2)>', ' ', xml)).out), False)
    if FORMAT != 'nitf' or not without_dateline(got, words(body_of(path))):
        same_words(got, words(body_of(path)))


# The lines that these formats keep apart from the text.
def check_element_lines(path):
    said, names = around(path), ('tagline',) if FORMAT == 'nitf' else ('edNote', 'name')
    got = ' '.join(' '.join(''.join(e.itertext()).split()) for e in ElementTree.parse(path).iter() if e.tag.rpartition('}')[2] in names)
    for line in ('caption', 'editor', 'contact'):
        value = said[line] if FORMAT == 'nitf' or line != 'editor' else said[line].partition(': ')[2]
        assert value in got, (value, got)


def check_well_formed(path):
    run('xmllint', '--noout', '--nonet', path)
    assert '<!DOCTYPE' not in text(path)


def check_wxr(path):
    assert re.fullmatch(r'[0-9]+\.[0-9]+', element(path, 'wxr_version').text)
    assert re.fullmatch(r'[0-9-]{10} [0-9:]{8}', element(path, 'post_date').text) and element(path, 'status').text == 'draft'
    html = element(path, 'encoded').text or ''
    assert re.findall(r'<!-- wp:(\w+)', html) == re.findall(r'<!-- /wp:(\w+)', html)


def check_feed(path):
    try:
        import feedparser
    except ImportError:
        raise Missing('python3-feedparser')
    feed = feedparser.parse(path)
    assert feed.bozo == 0 and feed.version in ('rss20', 'atom10') and feed.entries[0].title, feed.get('bozo_exception')


def schema(*names):
    folder = os.environ.get('SKEMA')
    if not folder:
        raise Missing('SKEMA, the folder of schemas,')
    return os.path.join(folder, *names)


def check_xml_schema(path):
    names = ('nitf', 'nitf-3-6.xsd') if FORMAT == 'nitf' else ('newsml-g2', 'NewsItem-Power.xsd')
    run('xmllint', '--noout', '--nonet', '--schema', schema(*names), path)


def check_ninjs_schema(path):
    try:
        import jsonschema
    except ImportError:
        raise Missing('python3-jsonschema')
    with open(schema('ninjs', 'ninjs-schema_3.1.json'), encoding='utf-8') as f, open(schema('ninjs', 'GeoJSON.json'), encoding='utf-8') as g:
        rules, places = json.load(f), json.load(g)
    resolver = jsonschema.RefResolver.from_schema(rules, store={rules['$id']: rules, places['$id']: places})
    wrong = [e.message for e in jsonschema.Draft202012Validator(rules, resolver=resolver).iter_errors(json.loads(text(path)))]
    assert not wrong, wrong[:3]


def check_ninjs_words(path):
    data = json.loads(text(path))
    assert data['type'] == 'text' and all(entry['value'] for entry in data['headlines'] + data['bodies'][:1])
    same_words(words(data['bodies'][0]['value']), words(body_of(path)))
    same_words(words(''.join(read(data['bodies'][1]['value']).out), False), words(body_of(path)))
    said = around(path)
    assert [line for line in (said['caption'], said['editor'], said['contact']) if line] == data.get('edNote', '').split('\n') or \
        'edNote' not in data and not (said['caption'] + said['editor'] + said['contact'])


def check_wp_json(path):
    data = json.loads(text(path))
    assert data['status'] == 'draft' and re.fullmatch(r'[0-9-]{10}T[0-9:]{8}', data['date_gmt'])
    same_html_words(data['content'], path)


CHECKS = {
    'txt': [check_clean, check_no_trailing_blanks, check_iconv, check_txt_words],
    'surel': [check_clean, check_no_trailing_blanks, check_mail],
    'md': [check_clean, check_no_trailing_blanks, check_yaml, check_yaml_lines, check_no_raw_html, check_markdown_words,
           check_pandoc_whole, check_hugo],
    'naskah': [check_clean, check_no_trailing_blanks, check_naskah],
    'html': [check_clean, check_json_ld, check_page_words, check_tidy],
    'html-fragmen': [check_clean, check_fragment_elements, check_fragment_words, check_fragment_xml, check_fragment_pandoc, check_fragment_tidy],
    'wxr': [check_clean, check_well_formed, check_wxr, check_encoded_words, check_feed],
    'wp-json': [check_clean, check_wp_json],
    'ninjs': [check_clean, check_ninjs_words, check_ninjs_schema],
    'rss': [check_clean, check_well_formed, check_encoded_words, check_feed],
    'atom': [check_clean, check_well_formed, check_encoded_words, check_feed],
    'newsml': [check_clean, check_well_formed, check_element_words, check_element_lines, check_xml_schema],
    'nitf': [check_clean, check_well_formed, check_element_words, check_element_lines, check_xml_schema],
    'wa': [check_clean, check_no_trailing_blanks, check_whatsapp_words],
}


# Programs that start slowly look at these samples only.
SLOW = {check_no_raw_html, check_markdown_words, check_pandoc_whole, check_hugo, check_fragment_pandoc}


def is_for(check, name):
    return check not in SLOW or not (name.startswith('acak') and int(name[5:8]) >= 12)


def main():
    skipped, passed, failed = {}, 0, 0
    with tempfile.TemporaryDirectory() as folder:
        again = os.path.join(folder, 'lagi')
        os.mkdir(again)
        for to in (folder, again):
            subprocess.run([sys.argv[1], FORMAT, to, 'semua'], check=True)
        names = sorted(n for n in os.listdir(folder) if n.endswith(SUFFIX[FORMAT]))
        assert len(names) >= 200
        for name in names:
            assert text(os.path.join(folder, name)) == text(os.path.join(again, name)), name + ': two exports differ'
        for check in CHECKS[FORMAT]:
            for name in (n for n in names if is_for(check, n)):
                try:
                    check(os.path.join(folder, name))
                    passed += 1
                except Missing as missing:
                    skipped[check.__name__] = str(missing)
                    break
                except AssertionError as wrong:
                    failed += 1
                    print('%s: %s: %s' % (name, check.__name__, wrong))
    for check, missing in skipped.items():
        print('skipped %s: %s is not installed' % (check, missing))
    print('%s: %d passed, %d failed, %d of %d checks skipped' % (FORMAT, passed, failed, len(skipped), len(CHECKS[FORMAT])))
    return 1 if failed else 77 if len(skipped) == len(CHECKS[FORMAT]) else 0


FORMAT = sys.argv[2]
if __name__ == '__main__':
    sys.exit(main())

#!/usr/bin/env python3
"""validate_office.py WRITE_SAMPLES FORMAT: write samples of an office format and put them through other people's readers.

A check is a function of the folder that raises when a file is wrong; programs that start slowly see all files in one run. What
is not installed is named as skipped, and so are the schemas when SKEMA does not name their folder (formats.md, section 19).
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from glob import glob
from pathlib import Path

sys.argv[2:] = sys.argv[2:] or ['docx']
from validate import Missing, read, run, same_words, words   # noqa: E402

FORMAT = sys.argv[2]
MIMETYPE = b'application/vnd.oasis.opendocument.text'


class Samples:
    """The files of one format, and what their words must be."""

    def __init__(self, folder):
        self.folder = folder
        subprocess.run([sys.argv[1], FORMAT, folder, 'semua'], check=True)
        self.paths = sorted(Path(folder).glob('*.' + FORMAT))
        assert len(self.paths) > 150

    def expected(self, path, addresses=False):
        title = path.with_suffix('.baris').read_text(encoding='utf-8').partition('\n')[0]
        return words(title, False) + words(path.with_suffix('.isi').read_text(encoding='utf-8'), not addresses)

    def scratch(self, name):
        path = os.path.join(self.folder, name)
        os.makedirs(path)
        return path


def is_generated(path):
    return path.name.startswith('acak') or path.stem in ('dua-ratus-judul', 'lima-ribu-butir', 'satu-megabita', 'arah-kanan')


# A release has lines above and below its text; a generated article has none.
def check_words(samples, path, got, fold=list):
    expected = fold(samples.expected(path))
    got = fold(got)
    if is_generated(path):
        same_words(got, expected)
        return
    assert ' '.join(expected) in ' '.join(got), 'words are missing or in another order:\n%s\n%s' % (' '.join(got), ' '.join(expected))


# LibreOffice writes its own marks for the deeper levels of a list.
def plain(s):
    return [w for w in words(s, False) if w not in ('◦', '▪')]


def letters(strings):
    return [''.join(strings)]


def libreoffice(samples, to):
    if shutil.which('soffice') is None:
        raise Missing('soffice')
    out = samples.scratch('lo-' + to.partition(':')[0])
    user = 'file://' + os.path.join(samples.folder, 'lo-user')
    subprocess.run(['soffice', '--headless', '-env:UserInstallation=' + user, '--convert-to', to, '--outdir', out] +
                   [str(p) for p in samples.paths], check=True, capture_output=True)
    return out


def check_libreoffice(samples):
    out = libreoffice(samples, 'txt:Text (encoded):UTF8')
    for path in samples.paths:
        check_words(samples, path, plain(Path(out, path.stem + '.txt').read_text(encoding='utf-8-sig')))


# pandoc takes a title for metadata, and moves blanks at the borders of what is emphasised.
def check_pandoc(samples):
    template = os.path.join(samples.folder, 'judul.html')
    Path(template).write_text('$if(title)$<p>$title$</p>$endif$ $body$')
    for path in samples.paths:
        if path.name.startswith('acak') and int(path.stem[-3:]) >= 40:
            continue
        html = run('pandoc', '-f', FORMAT, '-t', 'html', '--wrap=none', '-s', '--template', template, str(path))
        check_words(samples, path, plain(''.join(read(html).out)), letters)


def unpack(samples):
    out = samples.scratch('parts')
    for path in samples.paths:
        with zipfile.ZipFile(path) as z:
            z.extractall(os.path.join(out, path.stem))
    return out


def check_package(samples):
    for path in samples.paths:
        with zipfile.ZipFile(path) as z:
            assert z.testzip() is None
            for info in z.infolist():
                assert info.date_time == (1980, 1, 1, 0, 0, 0) and not info.extra and info.filename.isascii(), info
        head = path.read_bytes()[:100]
        if FORMAT == 'odt':
            assert head[30:38] == b'mimetype' and head[38:38 + len(MIMETYPE)] == MIMETYPE and head[8:10] == b'\0\0'


def check_same_bytes(samples):
    again = samples.scratch('lagi')
    subprocess.run([sys.argv[1], FORMAT, again, 'semua'], check=True)
    for path in samples.paths:
        assert path.read_bytes() == Path(again, path.name).read_bytes(), path.name


def schemas():
    folder = os.environ.get('SKEMA')
    if not folder or not os.path.isdir(folder):
        raise Missing('SKEMA, the folder of schemas,')
    return folder


# The published schema names no place for the xml: namespace.
def ooxml(samples):
    folder = os.path.join(samples.scratch('skema'), 'ooxml')
    shutil.copytree(os.path.join(schemas(), 'ooxml'), folder)
    shutil.copy(os.path.join(schemas(), 'nitf', 'xml.xsd'), folder)
    for name in glob(folder + '/*.xsd'):
        text = Path(name).read_text(encoding='utf-8')
        line = '<xsd:import namespace="http://www.w3.org/XML/1998/namespace"'
        Path(name).write_text(text.replace(line + '/>', line + ' schemaLocation="xml.xsd"/>'), encoding='utf-8')
    return folder


def check_ooxml_schema(samples):
    folder, parts = ooxml(samples), unpack(samples)
    for schema, names in (('wml.xsd', ('word/*.xml',)), ('shared-documentPropertiesCustom.xsd', ('docProps/custom.xml',)),
                          ('opc-xsd/opc-contentTypes.xsd', ('?Content_Types?.xml',)),
                          ('opc-xsd/opc-relationships.xsd', ('_rels/.rels', 'word/_rels/*.rels'))):
        files = [f for name in names for f in glob(parts + '/*/' + name)]
        run('xmllint', '--noout', '--nonet', '--schema', os.path.join(folder, schema), *files)


def check_odf_schema(samples):
    folder, parts = os.path.join(schemas(), 'odf1.3'), unpack(samples)
    files = [f for name in ('content', 'styles', 'meta') for f in glob('%s/*/%s.xml' % (parts, name))]
    run('jing', '-i', os.path.join(folder, 'OpenDocument-v1.3-schema.rng'), *files)
    run('jing', '-i', os.path.join(folder, 'OpenDocument-v1.3-manifest-schema.rng'), *glob(parts + '/*/META-INF/manifest.xml'))


def check_well_formed(samples):
    parts = os.path.join(samples.folder, 'parts')
    parts = parts if os.path.isdir(parts) else unpack(samples)
    run('xmllint', '--noout', '--nonet', '--huge', *glob(parts + '/**/*.xml', recursive=True))


def each(samples, check):
    for path in samples.paths:
        if not (path.name.startswith('acak') and int(path.stem[-3:]) >= 40):
            check(path)


def check_qpdf(samples):
    each(samples, lambda path: run('qpdf', '--check', str(path)))


# Title, paper and dates are the article's.
def check_information(samples):
    def check(path):
        got = dict(line.partition(':')[::2] for line in run('pdfinfo', str(path)).splitlines())
        title = path.with_suffix('.baris').read_text(encoding='utf-8').partition('\n')[0]
        assert got['Title'].split() == title.split(), (got['Title'], title)
        assert got['CreationDate'].split()[-2] in ('1970', '2020', '2021', '2022', '2023', '2024'), got['CreationDate']
        assert ('609' if path.stem == 'surat' else '595') in got['Page size'], got['Page size']
    each(samples, check)


def check_fonts(samples):
    def check(path):
        for line in run('pdffonts', str(path)).splitlines()[2:]:
            assert line.split()[-5:-2] == ['yes', 'yes', 'yes'], line
    each(samples, check)


# Words parted at a line's end are whole again without their hyphens; a list's mark and the page's number are no words of the text.
def check_pdf_words(samples):
    def letters_of(text):
        text = re.sub(r'[0-9]+/[0-9]+\s*\f', '', text).replace('\u00ad', '')
        return re.sub(r'[-\s\u2010]', '', re.sub(r'(?<!\S)(•|[0-9]+\.)(?!\S)', '', text))

    for path in samples.paths:
        if path.stem in ('surat', 'rilis', 'kosong', 'dua-ratus-judul', 'lima-ribu-butir', 'satu-megabita'):
            got = letters_of(run('pdftotext', str(path), '-'))
            expected = letters_of(' '.join(samples.expected(path, addresses=True)))
            assert expected in got, 'words are missing or in another order:\n%.2000s\n%.2000s' % (got, expected)


# Links can be clicked on.
def check_links(samples):
    path = next(p for p in samples.paths if p.stem == 'surat')
    plain = run('qpdf', '--qdf', '--object-streams=disable', str(path), '-', errors='replace')
    for address in ('https://www.kpu.go.id/?a=1&b=2', 'mailto:humas@kpu.go.id'):
        assert '/URI (%s)' % address in plain, address


CHECKS = {
    'docx': [check_package, check_same_bytes, check_libreoffice, check_pandoc, check_ooxml_schema, check_well_formed],
    'pdf': [check_same_bytes, check_qpdf, check_information, check_fonts, check_pdf_words, check_links],
    'odt': [check_package, check_same_bytes, check_libreoffice, check_pandoc, check_odf_schema, check_well_formed],
}


def main():
    failed, skipped = 0, 0
    with tempfile.TemporaryDirectory() as folder:
        samples = Samples(folder)
        for check in CHECKS[FORMAT]:
            try:
                check(samples)
                print('passed %s: %d files' % (check.__name__, len(samples.paths)))
            except Missing as missing:
                skipped += 1
                print('skipped %s: %s is not here' % (check.__name__, missing))
            except AssertionError as wrong:
                failed += 1
                print('FAILED %s: %.4000s' % (check.__name__, wrong))
    return 1 if failed else 77 if skipped == len(CHECKS[FORMAT]) else 0


if __name__ == '__main__':
    sys.exit(main())

// publish: the open side as files. No link among them is dead, what asks something of the house leads to it, a second
// time nothing is written, and what is no longer open goes. What pages say in the words of schema.org is in our list.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync,
  writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { bytes, copyOfDemonstration, program, root, sql } from '../databases.mjs';

let folder, house, at;
// The print of a paragraph (publications_pieces.h): which words a sound says.
function print(text) {
  const in64 = x => BigInt.asUintN(64, x), mix = h => h ^ h >> 32n;
  let h = 0xcbf29ce484222325n;
  for (const byte of Buffer.from(text)) h = in64((h ^ BigInt(byte)) * 0x100000001b3n);
  return mix(in64(mix(h) * 0xd6e8feb86659fd93n)).toString(16).padStart(16, '0');
}
// A topic of one step.
const short = '---\ntitle: Toinen\nsummary: Lyhyesti\npicture: building\n---\n## Alku\nTeksti.\n';
const words = 'Teksti </script> "ja" [linkki](https://other.example/x).';
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kotipolku-publish-'));
  house = copyOfDemonstration(folder, 'publish');
  at = path.join(folder, 'open');
  const course = '(SELECT min(id) FROM orientation_course WHERE shown = 1)';
  const project = "(SELECT min(id) FROM projects_project)", day = "'2026-01-01'", instant = "'2026-01-01T08:00:00Z'";
  let more = '';
  for (const [id, kind, tags] of [[901, 'news', ['fi', 'ar']], [902, 'press', ['fi']],
    [903, 'material', ['fi', 'so']]]) {
    more += `INSERT INTO publications_publication (id, project_id, kind, source_tag, review_note, state, public_on,
      public_at, version, author) VALUES (${id}, ${project}, '${kind}', 'fi', '', 'published', ${day}, ${instant}, 1,
      'Projektipäällikkö');`;
    for (const tag of tags) more += `INSERT INTO publications_language (publication_id, tag, newest, shown)
      VALUES (${id}, '${tag}', 1, 1);
      INSERT INTO publications_text (publication_id, tag, number, title, summary, body, basis, saved_at) VALUES (${id},
      '${tag}', 1, 'Otsikko & </script><b> ${tag} ${id}', 'Lyhyesti',
      '${words}\n\n![Kuva](file:kuva)',
      ${tag === 'fi' ? "''" : "'x'"}, ${instant});`;
  }
  sql(house.db, `${more} INSERT INTO publications_contact VALUES (902, 1, 'Viestintä', '+358 9 123', 'a@example.org');
    INSERT INTO publications_related VALUES (902, 1, 903);
    INSERT INTO files_file VALUES (77, 'publication', 901, 'png', 'kuva', 'Kuva', 12, 1, 1, 'm', 0, NULL, ${instant});
    INSERT INTO files_piece VALUES (77, 0, ${bytes('not a real p')});
    INSERT INTO publications_sound VALUES (55, 901, 'fi', '${print(words)}', '${words}', 1, 0, NULL, ${instant});
    INSERT INTO publications_sound VALUES (56, 901, 'fi', '${print('Lyhyesti')}', 'Lyhyesti', 0, 0, NULL, ${instant});
    INSERT INTO files_file VALUES (78, 'sound', 55, 'wav', 'sound', '', 12, 0, 0, 'm', 0, NULL, ${instant}),
      (79, 'sound', 56, 'wav', 'sound', '', 12, 0, 0, 'm', 0, NULL, ${instant}),
      (80, 'course', ${course}, 'mp3', 'laulu', 'Laulu', 12, 0, 0, 'm', 0, NULL, ${instant}),
      (81, 'course', ${course}, 'png', 'muu', 'Muu', 12, 1, 1, 'm', 0, NULL, ${instant});
    INSERT INTO files_piece VALUES (78, 0, ${bytes('not a real w')}), (79, 0, ${bytes('nor this one')}),
      (80, 0, ${bytes('nor this mp3')}), (81, 0, ${bytes('named by no')});
    UPDATE orientation_text SET body = body || '\n---\n## Laulu\n![Laulu](file:laulu)\n' WHERE topic = 1;
    UPDATE orientation_text SET body = '${short}' WHERE topic = 2;
    DELETE FROM orientation_text WHERE topic > 2;
    INSERT INTO models_origin (model_id, address, edition, year, title, house, citation, licence, modules, adopted_on)
      SELECT id, 'https://other.example/id/model/x?version=1', 1, 2025, 'Muu malli', 'Muu talo', 'Muu talo (2025).',
      'CC-BY-4.0', '[]', ${day} FROM models_model WHERE newest > 0;
    UPDATE services_entry SET url = 'https://clinic.example/' WHERE kind = 'service';`);
});
after(() => { house.drop(); rmSync(folder, { recursive: true, force: true }); });

const publish = (to = at, ...more) => spawnSync(program, ['publish', to, ...house.options, '--public-address',
  'https://house.example', ...more], { encoding: 'utf8' });
const told = (...args) => {
  const r = publish(...args);
  assert.equal(r.status, 0, r.stderr);
  const [files, written, same, removed] = r.stdout.match(/\d+/g).map(Number);
  return { files, written, same, removed };
};
const all = (from = at, below = '') => readdirSync(path.join(from, below), { withFileTypes: true }).flatMap(e =>
  e.isDirectory() ? all(from, path.join(below, e.name)) : [path.join(below, e.name)]);
const text = file => readFileSync(path.join(at, file), 'utf8');
const plain = s => s.replaceAll('&amp;', '&').replaceAll('&quot;', '"');

// Where the links of a file lead among the files, and which leave them.
function links(file) {
  const found = [];
  for (const [, to] of text(file).matchAll(/(?:href|src|action)="([^"#]+)(?:#[^"]*)?"/g)) found.push(plain(to));
  return found;
}

test('no link among the files is dead, and what asks something of the house leads to it', () => {
  const first = told(at, '--address', 'https://open.example/');
  assert.ok(first.written === first.files && first.removed === 0);
  const files = new Set(all());
  for (const file of ['index.html', 'p/fi.html', 'p/ar.html', 'robots.txt', 'sitemap.xml', 'catalogue.ttl',
    'services.fi.html', 'p/fi/feed.xml', 'p/fi/projects.html', 'p/ar/projects.region-06.html',
    'p/so/projects.theme-work.html', 'p/fi/projects.csv', 'p/fi/operations.html', 'p/fi/operations.csv',
    'p/sv/operations.xlsx', 'p/fi/operations.json', 'p/fi/operations.for-kohesio.csv', 'o/fi.html',
    'hsds/services.json', 'p/fi/picture.png', 'p/00000000000w5/media/000000000002d.png', 'p/fi/00000000000w5.pdf',
    'p/fi/00000000000w5.beside-ar.pdf', 'p/ar/00000000000w5.beside-fi.html']) assert.ok(files.has(file), file);
  let left = 0, inside = 0;
  for (const file of files) {
    if (!file.endsWith('.html')) continue;
    assert.doesNotMatch(text(file), /<script src|rel="manifest"/);
    assert.match(text(file), /^<!doctype html>/);
    for (const to of links(file)) {
      if (/^(https?|tel|mailto|sms|sgnl):/.test(to)) { left += to.startsWith('https://house.example/'); continue; }
      assert.ok(!to.startsWith('/'), `${file}: ${to}`);
      assert.ok(files.has(path.join(path.dirname(file), decodeURI(to))), `${file} leads to ${to}`);
      inside++;
    }
  }
  assert.ok(inside > 300 && left > 20, `${inside} ${left}`);
  const some = pattern => [...files].filter(file => pattern.test(file)).length;
  assert.ok(some(/^p\/fi\/projects\/\w+\.html$/) >= 9 && some(/^p\/en\/projects\/\w+\/picture\.png$/) === 3);
  assert.ok(some(/^p\/fi\/projects\.objective-4-.*\.html$/) === 2 && some(/\.organisation-.*\.html$/) > 5);
  assert.ok(some(/^o\/so\/\w+\/\w+\/\w+\.html$/) > 8 && some(/^o\/ar\/.*\.answer-2\.html$/) > 1);
  assert.ok(some(/\.start-0\.|\.sort-|\.big-|\.new$/) === 0 && some(/^[^.]+\.[^.]+-[^.]+\..*theme-.*region-/) === 0);
  assert.match(text('services.fi.html'), /<form method="get" action="https:\/\/house.example\/services"/);
});

test('feeds and data lead to files that are there, and files of others are what they are', () => {
  for (const file of all().filter(f => /\.(xml|json|jsonld|ttl|csv|html)$/.test(f)))
    for (const [, to] of text(file).matchAll(/https:\/\/open\.example\/([^"'<> \n;,]*)/g))
      assert.ok(existsSync(path.join(at, decodeURI(plain(to).split('#')[0]) || '.')), `${file} leads to ${to}`);
  assert.match(text('p/00000000000w5/media/000000000002d.png'), /^not a real p$/);
  for (const file of ['p/fi/00000000000w5.pdf', 'p/fi/00000000000w5.beside-ar.pdf'])
    assert.equal(readFileSync(path.join(at, file)).subarray(0, 5).toString(), '%PDF-', file);
  assert.equal(readFileSync(path.join(at, 'p/sv/operations.xlsx')).subarray(0, 2).toString(), 'PK');
  const catalogue = JSON.parse(text('catalogue.jsonld'))['@graph'].flatMap(x => x['dcat:downloadURL'] || []);
  assert.ok(catalogue.some(x => x['@id'] === 'https://open.example/p/fi/operations.csv'));
});

test('sounds and files of courses lie beside the pages that play them, and no others', () => {
  assert.match(text('p/00000000000w5/sound/000000000001q.wav'), /^not a real w$/);
  assert.match(text('p/fi/00000000000w5.html'), /src="\.\.\/00000000000w5\/sound\/000000000001q\.wav"/);
  const song = all().filter(f => /^o\/\w{13}\/file\//.test(f));
  assert.equal(song.length, 1);
  assert.match(song[0], /\.mp3$/);
  assert.match(text(song[0]), /^nor this mp3$/);
  assert.ok(all().some(f => /^o\/so\/.*\.html$/.test(f) && text(f).includes(`${song[0].slice(2)}"`)));
  assert.equal(all().filter(f => f.includes('/sound/')).length, 1, 'one that was not published is not written');
});

test('pages that others link to say what they are, and show a picture that is there', () => {
  const said = (html, name) => new RegExp(`property="og:${name}" content="([^"]+)"`).exec(html)?.[1];
  let n = 0;
  for (const file of all().filter(f => /^(p|o)\/.*\.html$/.test(f))) {
    const html = text(file), picture = said(html, 'image');
    for (const name of ['title', 'url', 'image']) assert.ok(said(html, name), `${file} og:${name}`);
    assert.match(html, /<meta name="description" content="[^"]/, file);
    assert.equal(said(html, 'description') !== undefined, true, file);
    assert.match(picture, /^https:\/\/open\.example\//);
    assert.ok(existsSync(path.join(at, picture.slice('https://open.example/'.length))), `${file} ${picture}`);
    n++;
  }
  assert.ok(n > 300);
});

test('feeds, pictures and the sitemap name the address of the files', () => {
  const id = all().find(f => /^p\/fi\/\w{13}\.html$/.test(f)).slice(5, 18);
  assert.match(text('p/fi/feed.xml'), /<link rel="alternate" type="text\/html" href="https:\/\/open.example\/p\/fi\//);
  assert.match(text('p/fi/feed.xml'), /<id>https:\/\/house.example\/p\//, 'an identifier stays what it is');
  assert.match(text(`p/fi/${id}.html`),
    new RegExp(`og:image" content="https://open.example/p/fi/${id}/picture.png"`));
  const png = readFileSync(path.join(at, `p/fi/${id}/picture.png`));
  assert.deepEqual([png.subarray(1, 4).toString(), png.readUInt32BE(16), png.readUInt32BE(20)], ['PNG', 1200, 630]);
  const named = [...text('sitemap-1.xml').matchAll(/<loc>https:\/\/open.example\/([^<]+)<\/loc>/g)].map(m => m[1]);
  assert.equal(new Set(named).size, named.length);
  for (const file of named) assert.ok(existsSync(path.join(at, file)), file);
  assert.match(text('robots.txt'), /Sitemap: https:\/\/open.example\/sitemap.xml/);
});

test('what pages say in the words of schema.org are pairs that exist', () => {
  const list = readFileSync(path.join(root, 'tests/schemaorg.txt'), 'utf8').split('\n').filter(l => l && l[0] !== '#');
  const used = new Set();
  const walk = x => {
    if (Array.isArray(x)) return x.forEach(walk);
    if (x === null || typeof x !== 'object') return;
    for (const [name, value] of Object.entries(x)) {
      if (name[0] !== '@') used.add(`${x['@type']} ${name}`);
      walk(value);
    }
  };
  for (const file of all().filter(f => f.endsWith('.html')))
    for (const [, json] of text(file).matchAll(/<script type="application\/ld\+json">([^]*?)<\/script>/g)) {
      const data = JSON.parse(json);
      assert.equal(data['@context'], 'https://schema.org');
      walk(data);
    }
  for (const pair of used) assert.ok(list.includes(pair), `${pair} is not in tests/schemaorg.txt`);
  for (const pair of list) assert.ok(used.has(pair), `tests/schemaorg.txt names ${pair}, which no page says`);
  const data = path.join(process.env.SHARED || path.join(root, '../shared'), 'data/schemaorg');
  if (!existsSync(data)) return;
  const rows = name => readFileSync(path.join(data, name), 'utf8').split('\n').slice(1).map(l => l.split('\t'));
  const parents = new Map(rows('types.tsv').map(r => [r[0], (r[1] || '').split('|')]));
  const domains = new Map(rows('properties.tsv').map(r => [r[0], (r[1] || '').split('|')]));
  const kin = type => [type, ...(parents.get(type) || []).filter(Boolean).flatMap(kin)];
  for (const pair of list) {
    const [type, property] = pair.split(' ');
    assert.ok(kin(type).some(t => domains.get(property)?.includes(t)), pair);
  }
});

test('the catalogue has of each data set and form what DCAT-AP demands', () => {
  const graph = JSON.parse(text('catalogue.jsonld'))['@graph'], of = type => graph.filter(x => x['@type'] === type);
  const demanded = { 'dcat:Catalog': ['dct:title', 'dct:description', 'dct:publisher'], 'foaf:Agent': ['foaf:name'],
    'dcat:Dataset': ['dct:title', 'dct:description'], 'dcat:Distribution': ['dcat:accessURL'] };
  for (const [type, properties] of Object.entries(demanded)) {
    assert.ok(of(type).length > 0, type);
    for (const x of of(type)) for (const p of properties) assert.ok(x[p] && x[p].length > 0, `${x['@id']} ${p}`);
  }
  const ids = new Set(graph.map(x => x['@id']));
  for (const x of [...of('dcat:Catalog'), ...of('dcat:Dataset')])
    for (const p of ['dct:publisher', 'dcat:dataset', 'dcat:distribution'])
      for (const to of x[p] || []) assert.ok(ids.has(to['@id']), to['@id']);
  const data = path.join(process.env.SHARED || path.join(root, '../shared'), 'data/specs/dcat-ap-3.0.1/properties.tsv');
  if (!existsSync(data)) return;
  const known = new Set(readFileSync(data, 'utf8').split('\n').slice(1).map(l => l.split('\t')).map(r =>
    `${r[1]} ${r[4]}`));
  for (const x of graph) for (const p of Object.keys(x)) if (p[0] !== '@') assert.ok(known.has(`${x['@type']} ${p}`),
    `${x['@type']} has no ${p}`);
});

// One walk for both: it takes as long as all other tests here together.
test('a second time only what has changed is written, and what is no longer open goes', () => {
  const when = file => statSync(path.join(at, file)).mtimeMs, named = /00000000000w7/;
  const then = new Map(all().map(file => [file, { at: when(file), named: named.test(text(file)) }]));
  const gone = [...then.keys()].filter(file => named.test(file));
  sql(house.db, "UPDATE publications_publication SET public_on = NULL, state = 'archived' WHERE id = 903;");
  const less = told(at, '--address', 'https://open.example'), now = all();
  const written = now.filter(file => then.get(file)?.at !== when(file) && file !== '.kotipolku-files');
  assert.ok(gone.length >= 4 && less.removed === gone.length, JSON.stringify(less));
  for (const file of gone) assert.equal(existsSync(path.join(at, file)), false, file);
  assert.equal(now.length, then.size - gone.length);
  assert.ok(written.length > 4 && written.length < less.files / 2);
  assert.equal(written.length, less.written);
  for (const file of written) assert.ok(then.get(file)?.named, `${file} is written anew, and did not name what went`);
});

test('a folder of others is left alone, and a page that fails removes nothing', () => {
  const other = path.join(folder, 'other');
  mkdirSync(other);
  writeFileSync(path.join(other, 'letter.txt'), 'x');
  const refused = publish(other);
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /has other files in it/);
  assert.deepEqual(readdirSync(other), ['letter.txt']);
  assert.equal(publish(at, 'more').status, 2);
  assert.equal(publish(at, '--address', 'open.example').status, 2);
});

// forms: what the gate promises every form: token and origin, done once, two versions, nothing typed is lost, a number
// when it fails.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, test } from 'node:test';
import { hex } from '../databases.mjs';
import { start, until, Visitor } from './server.mjs';

let s;
before(async () => { s = await start(); });
after(async () => { await s.stop(); });

// RFC 6238 with a base 32 secret.
function code(secret) {
  const bits = [...secret.replace(/[^A-Z2-7]/gi, '').toUpperCase()]
    .map(c => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) || []).map(b => parseInt(b, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30000)));
  const mac = createHmac('sha1', key).update(step).digest(), at = mac[19] & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1000000).padStart(6, '0');
}

const fi = '0000000000001', sv = '0000000000002';     // options of the account page
const password = 'four quiet words for testing';
async function signIn(email, role) {
  const link = s.run('staff', 'add', '--email', email, '--name', 'Testi Henkilö', '--role', role).trim();
  const v = new Visitor(s.port, { 'accept-language': 'en' });
  const { pathname, search } = new URL(link);
  const page = await v.get(pathname + search);
  assert.equal(page.status, 200);
  const secret = /<code>([A-Z2-7 ]+)<\/code>/.exec(page.text);
  const done = await v.post('/welcome', { form: { ...Visitor.hidden(page, '/welcome'), password,
    ...(secret && { code: code(secret[1]) }) } });
  assert.ok([200, 303].includes(done.status), `welcome: ${done.status}`);
  return v;
}
const sql = text => s.sql(text);

test('a visitor is asked to sign in and sent back', async () => {
  const a = await new Visitor(s.port).get('/account');
  assert.equal(a.status, 303);
  assert.equal(a.headers.get('location'), '/sign-in?next=%2Faccount');
});

test('a form without its token, from another site or of another visitor is refused', async () => {
  const v = await signIn('token@example.org', 'peer');
  const page = await v.get('/account');
  const hidden = Visitor.hidden(page, '/account');
  assert.equal((await v.post('/account', { form: { language: sv } })).status, 403);
  assert.equal((await v.post('/account', { form: { ...hidden, language: sv },
    headers: { origin: 'https://evil.example' } })).status, 403);
  assert.equal((await v.post('/account', { form: { ...hidden, language: sv },
    headers: { 'sec-fetch-site': 'cross-site' } })).status, 403);
  const stranger = new Visitor(s.port);
  await stranger.get('/');
  assert.equal((await stranger.post('/account', { form: { ...hidden, language: sv } })).status, 303);
  assert.equal((await v.post('/account', { form: { ...hidden, language: sv },
    headers: { 'sec-fetch-site': 'same-origin' } })).status, 303);
});

test('a form that comes twice is done once, and its id cannot be used for another', async () => {
  const v = await signIn('twice@example.org', 'admin');
  const page = await v.get('/account');
  const form = { ...Visitor.hidden(page, '/account'), language: fi };
  const [first, second] = await Promise.all([v.post('/account', { form }), v.post('/account', { form })]);
  assert.equal(first.status, 303);
  assert.equal(second.status, 303);
  assert.equal(second.headers.get('location'), first.headers.get('location'));
  assert.equal((await v.post('/account', { form: { ...form, language: sv } })).status, 422);
  assert.equal(sql(`SELECT count(*) FROM web_idempotency WHERE form_id = '${form.form_id}'`), '1');
});

test('two who change one record: who and when, nothing chosen beforehand, and no save without a choice', async () => {
  const a = await signIn('first@example.org', 'admin'), b = await signIn('second@example.org', 'admin');
  await signIn('subject@example.org', 'peer');
  const list = await a.get('/staff');
  const address = [...list.text.matchAll(/href="(\/staff\/[0-9a-z]{13})"/g)].map(m => m[1]);
  let url;
  for (const one of address) if ((await a.get(one)).text.includes('subject@example.org')) url = one;
  assert.ok(url);
  const mine = Visitor.hidden(await a.get(url), url), theirs = Visitor.hidden(await b.get(url), url);
  assert.equal((await b.post(url, { form: { ...theirs, name: 'Toisen Nimi', email: 'subject@example.org',
    role: 'counsellor' } })).status, 303);
  const conflict = await a.post(url, { form: { ...mine, name: 'Minun "Nimi"', email: 'subject@example.org',
    role: 'peer' } });
  assert.equal(conflict.status, 409);
  assert.match(conflict.text, /Minun &quot;Nimi&quot;|Minun &#34;Nimi&#34;/);
  assert.match(conflict.text, /Toisen Nimi/);
  assert.match(conflict.text, /Testi Henkilö saved it on [^<]*2\d{3}/, 'who and when');
  assert.doesNotMatch(conflict.text, / checked[ >]/);
  assert.match(conflict.text, /saved by the other; before: Peer worker/, 'what only the other changed is told');
  const again = Visitor.hidden(conflict, url);
  assert.notEqual(again.version, mine.version);
  const undecided = await a.post(url, { form: again });
  assert.equal(undecided.status, 409);
  assert.match(undecided.text, /id="unsettled"/);
  assert.match((await a.get(url)).text, /Toisen Nimi/, 'nothing was saved without a choice');
  const once = Visitor.hidden(undecided, url);
  assert.equal((await a.post(url, { form: { ...once, name: 'Minun "Nimi"' } })).status, 303);
  const now = (await a.get(url)).text;
  assert.match(now, /Minun &quot;Nimi&quot;|Minun &#34;Nimi&#34;/);
  assert.match(now, /value="counsellor" (selected|checked)/, 'what only the other changed is kept');
});

test('what was typed survives the end of the session', async () => {
  const v = await signIn('draft@example.org', 'admin');
  const page = await v.get('/staff/new');
  sql(`UPDATE auth_session SET seen_at = '2020-01-01T00:00:00Z', started_at = '2020-01-01T00:00:00Z'
       WHERE staff_id = (SELECT id FROM staff WHERE email = 'draft@example.org')`);
  await until(async () => (await v.get('/account')).status === 303);      // the cache of sessions forgets
  const typed = { ...Visitor.hidden(page, '/staff/new'), name: 'Keskeneräinen', email: 'kesken@example.org' };
  const away = await v.post('/staff/new',
    { form: typed, headers: { referer: `http://127.0.0.1:${s.port}/staff/new` } });
  assert.equal(away.status, 303);
  assert.equal(away.headers.get('location'), '/sign-in?next=%2Fstaff%2Fnew');
  assert.match((await v.get(away.headers.get('location'))).text, /What you wrote is kept/);
  assert.equal(sql("SELECT count(*) FROM web_draft WHERE action = '/staff/new'"), '1');
  assert.doesNotMatch(sql(`SELECT ${hex('body')} FROM web_draft`), new RegExp(Buffer.from('Kesken').toString('hex'),
    'i'));
  const now = new Date().toISOString().replace(/\.\d+/, '');
  sql(`UPDATE auth_session SET seen_at = '${now}', started_at = '${now}'
       WHERE staff_id = (SELECT id FROM staff WHERE email = 'draft@example.org')`);
  const back = await until(async () => { const page = await v.get('/staff/new'); return page.status === 200 && page; });
  assert.match(back.text, /value="Keskeneräinen"/);
  assert.match(back.text, /wrote earlier and did not save/);
  const drop = await v.post('/drafts', { form: Visitor.hidden(back, '/drafts') });   // a form of its own
  assert.equal(drop.status, 303);
  assert.doesNotMatch((await v.get('/staff/new')).text, /Keskeneräinen/);
});

test('what is being typed is kept by the script and gone when it is saved', async () => {
  const v = await signIn('typing@example.org', 'admin');
  const hidden = Visitor.hidden(await v.get('/staff/new'), '/staff/new');
  const kept = await v.post('/drafts', { form: { ...hidden, draft_for: '/staff/new', draft_action: '/staff/new',
    name: 'Puolikas', password: 'x' } });
  assert.equal(kept.status, 204);
  const page = await v.get('/staff/new');
  assert.match(page.text, /value="Puolikas"/);
  assert.equal((await v.post('/drafts', { form: { ...hidden, draft_for: 'https://evil.example/', draft_action: '/x',
    name: 'P' } })).status, 422);
  const saved = await v.post('/staff/new', { form: { ...Visitor.hidden(page, '/staff/new'), name: 'Kokonainen',
    email: 'kokonainen@example.org', role: 'peer' } });
  assert.ok([200, 303].includes(saved.status));
  assert.doesNotMatch((await v.get('/staff/new')).text, /Puolikas/);
});

test('wrong input keeps what was typed and stores nothing', async () => {
  const v = await signIn('wrong@example.org', 'admin');
  const hidden = Visitor.hidden(await v.get('/staff/new'), '/staff/new');
  const before = sql('SELECT count(*) FROM staff');
  for (const name of ['', 'x'.repeat(5000), '<script>alert(1)</script>', '\u0000', '\u202Eabc', '👩‍👧']) {
    const a = await v.post('/staff/new', { form: { ...hidden, name, email: 'no address', role: 'peer' } });
    assert.equal(a.status, 422, JSON.stringify(name).slice(0, 30));
    assert.doesNotMatch(a.text, /<script>alert/);
  }
  assert.equal(sql('SELECT count(*) FROM staff'), before);
});

test('who may not is told so, and a page that fails gives a number', async () => {
  const v = await signIn('peer@example.org', 'peer');
  const refused = await v.get('/staff');
  assert.equal(refused.status, 403);
  assert.match(refused.text, /You have no right to this page/);
  sql('ALTER TABLE staff RENAME TO staff_away');
  try {
    const failed = await until(async () => {
      const page = await v.get('/account');
      return page.status !== 200 && page;
    });
    assert.ok([500, 503].includes(failed.status));
    assert.match(failed.text, /[0-9a-z]{8}<\/bdi>/);
    assert.match(s.log(), /event=failed ref=[0-9a-z]{8}/);
  } finally {
    sql('ALTER TABLE staff_away RENAME TO staff');
  }
  assert.equal((await v.get('/account')).status, 200);
});

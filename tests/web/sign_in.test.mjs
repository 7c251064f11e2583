// sign_in: from the one-time link to signing out everywhere, as a browser does it; and the doors that must stay shut.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, test } from 'node:test';
import { raw, start, until, Visitor } from './server.mjs';

let s;
before(async () => { s = await start(); });
after(async () => { await s.stop(); });

// RFC 6238 with a base 32 secret; steps: so many steps of 30 seconds from now.
function code(secret, steps = 0) {
  const bits = [...secret.replace(/ /g, '')].map(c => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2)
    .padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map(b => parseInt(b, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30000) + steps));
  const mac = createHmac('sha1', key).update(step).digest(), at = mac[19] & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1000000).padStart(6, '0');
}

const sql = text => s.sql(text);
const password = 'seven wet umbrellas';
const visitor = () => new Visitor(s.port, { 'accept-language': 'en' });
const add = (email, role) => new URL(s.run('staff', 'add', '--email', email, '--name', 'Testi Henkilö', '--role', role)
  .trim());
const to = answer => answer.headers.get('location');

// Sends the form of a page with these fields.
async function send(v, page, action, fields) {
  return v.post(action, { form: { ...Visitor.hidden(page, action), ...fields } });
}

async function welcome(email, role) {
  const v = visitor(), link = add(email, role), page = await v.get(link.pathname + link.search);
  const secret = /<code>([A-Z2-7 ]+)<\/code>/.exec(page.text)?.[1];
  const done = await send(v, page, '/welcome', { password, ...(secret && { code: code(secret) }) });
  return { v, link, secret, done };
}

test('the one-time link sets password and second step, shows the recovery codes once, and dies', async () => {
  const v = visitor(), link = add('ada@example.org', 'admin'), at = link.pathname + link.search;
  let page = await v.get(at);
  assert.match(page.text, /<svg class="kp-qr"[^>]*>.*<path /s);
  const secret = /<code>([A-Z2-7 ]+)<\/code>/.exec(page.text)[1];
  page = await send(v, page, '/welcome', { password: 'too short', code: code(secret) });
  assert.equal(page.status, 422);
  assert.match(page.text, /at least 12 characters/);
  assert.ok(!page.text.includes('too short'), 'a password is never sent back');
  page = await send(v, page, '/welcome', { password, code: '000000' });
  assert.equal(page.status, 422);
  assert.ok(page.text.includes(secret), 'the same secret is still offered');
  page = await send(v, page, '/welcome', { password, code: code(secret) });
  assert.equal(page.status, 200);
  assert.equal(page.text.match(/<code>[a-z0-9-]{19}<\/code>/g).length, 8);
  assert.equal((await v.get('/account')).status, 200);
  assert.equal((await visitor().get(at)).status, 410);
});

test('signing in takes both steps and leads to the page that was wanted', async () => {
  const { secret } = await welcome('kim@example.org', 'counsellor');
  const v = visitor();
  let answer = await v.get('/account');
  let page = await v.get(to(answer));
  answer = await send(v, page, '/sign-in', { email: 'KIM@example.org', password });
  assert.equal(to(answer), '/sign-in/code?next=%2Faccount');
  assert.equal(to(await v.get('/account')), '/sign-in?next=%2Faccount', 'half way is nobody');
  page = await v.get(to(answer));
  answer = await send(v, page, '/sign-in/code', { code: code(secret, 1) });
  assert.equal(to(answer), '/account');
  assert.match(answer.headers.get('set-cookie'), /kp_session=[\w-]{43}; Path=\/; .*HttpOnly; SameSite=Lax/);
  assert.equal((await v.get('/account')).status, 200);
});

test('a wrong password, an unknown address and an unused link look the same', async () => {
  add('unused@example.org', 'manager');
  const texts = [];
  for (const email of ['kim@example.org', 'nobody@example.org', 'unused@example.org']) {
    const v = visitor(), page = await v.get('/sign-in');
    const answer = await send(v, page, '/sign-in', { email, password: 'not the password' });
    assert.equal(answer.status, 422);
    texts.push(/ds-error-summary[\s\S]*?<\/ul>/.exec(answer.text)?.[0] ?? answer.text.match(/is not right[^<]*/)[0]);
  }
  assert.ok(texts[0].includes('is not right'));
  assert.equal(texts[0], texts[1]);
  assert.equal(texts[0], texts[2]);
});

test('many wrong passwords meet a wait that says how long, even with the right one', async () => {
  await welcome('throttled@example.org', 'peer');
  const v = visitor();
  let page = await v.get('/sign-in');
  for (let i = 0; i < 6; i++) page = await send(v, page, '/sign-in', { email: 'throttled@example.org',
    password: 'not the password' });
  page = await send(v, page, '/sign-in', { email: 'throttled@example.org', password });
  assert.equal(page.status, 429);
  assert.match(page.text, /Wait for \d+ seconds/);
});

test('after signing in only pages of this server are reached', async () => {
  await welcome('next@example.org', 'peer');
  for (const next of ['//evil.example', 'https://evil.example/', '/\\evil.example', 'javascript:alert(1)',
    '/\t/evil.example']) {
    const v = visitor(), page = await v.get('/sign-in?next=' + encodeURIComponent(next));
    assert.equal(to(await send(v, page, '/sign-in', { email: 'next@example.org', password })), '/', next);
  }
});

test('after signing out the cookie is worth nothing, at once', async () => {
  const { v } = await welcome('out@example.org', 'peer');
  const page = await v.get('/account'), kept = v.cookies.get('kp_session');
  const answer = await send(v, page, '/sign-out', {});
  assert.equal(answer.status, 303);
  assert.match(answer.headers.get('clear-site-data') ?? '', /"cache"/);
  const thief = visitor();
  thief.cookies.set('kp_session', kept);
  assert.equal((await thief.get('/account')).status, 303);
});

test('signing out everywhere ends the other device; a new password does too', async () => {
  const { v: one } = await welcome('two@example.org', 'peer');
  const two = visitor();
  await send(two, await two.get('/sign-in'), '/sign-in', { email: 'two@example.org', password });
  assert.equal((await two.get('/account')).status, 200);
  await send(one, await one.get('/account'), '/account/password', { old_password: password,
    new_password: 'nine dry umbrellas' });
  assert.equal((await one.get('/account')).status, 200);
  assert.equal((await two.get('/account')).status, 303);
  await send(two, await two.get('/sign-in'), '/sign-in', { email: 'two@example.org', password: 'nine dry umbrellas' });
  await send(two, await two.get('/account'), '/sign-out-everywhere', {});
  assert.equal((await one.get('/account')).status, 303);
});

test('an administrator adds staff, disables them, and finds it in the journal', async () => {
  const { v } = await welcome('boss@example.org', 'admin');
  let page = await send(v, await v.get('/staff/new'), '/staff/new', { name: '<b>Pia</b> & بيا',
    email: 'pia@example.org', role: 'peer' });
  assert.equal(page.status, 200);
  const link = new URL(/id="one-time-link">([^<]+)/.exec(page.text)[1]), pia = visitor();
  assert.equal((await send(pia, await pia.get(link.pathname + link.search), '/welcome', { password })).status, 303);
  page = await v.get('/staff');
  assert.ok(page.text.includes('&lt;b&gt;Pia&lt;/b&gt; &amp; بيا'));
  const address = new RegExp('(/staff/[0-9a-z]{13})"[^>]*>[^/]*Pia').exec(page.text)[1];
  assert.equal((await send(v, await v.get(address), address + '/disable', {})).status, 303);
  assert.equal((await pia.get('/account')).status, 303);
  const again = visitor();
  assert.equal((await send(again, await again.get('/sign-in'), '/sign-in', { email: 'pia@example.org',
    password })).status, 422);
  page = await v.get('/journal?record=' + address.split('/')[2]);
  assert.match(page.text, /disabled/);
  assert.equal((await v.get('/journal?record=zz&before=x&staff=-1')).status, 422);
});

test('two administrators saving one member of staff see the conflict', async () => {
  const { v: a } = await welcome('chief-a@example.org', 'admin'), { v: b } = await welcome('chief-b@example.org',
    'admin');
  await send(a, await a.get('/staff/new'), '/staff/new', { name: 'Olli', email: 'olli@example.org', role: 'peer' });
  const address = new RegExp('(/staff/[0-9a-z]{13})"[^>]*>[^/]*Olli').exec((await a.get('/staff')).text)[1];
  const first = await a.get(address), second = await b.get(address);
  assert.equal((await send(a, first, address, { name: 'Olli A', email: 'olli@example.org', role: 'peer' })).status,
    303);
  const conflict = await send(b, second, address, { name: 'Olli B', email: 'olli@example.org', role: 'peer' });
  assert.equal(conflict.status, 409);
  assert.ok(conflict.text.includes('Olli A') && conflict.text.includes('Olli B'));
});

test('signing in again ends the session that this browser had', async () => {
  const { v } = await welcome('again@example.org', 'peer'), kept = v.cookies.get('kp_session');
  await send(v, await v.get('/sign-in'), '/sign-in', { email: 'again@example.org', password });
  assert.equal((await v.get('/account')).status, 200);
  assert.notEqual(v.cookies.get('kp_session'), kept);
  const thief = visitor();
  thief.cookies.set('kp_session', kept);
  assert.equal((await thief.get('/account')).status, 303);
});

test('a one-time link leads to this server, whatever the browser calls it, and ends the one before', async () => {
  const { v } = await welcome('host@example.org', 'admin');
  const page = await v.get('/staff/new'), own = `http://127.0.0.1:${s.port}/welcome?link=`;
  await until(() => sql("SELECT value FROM settings_value WHERE name = 'answers_at'").includes(String(s.port)));
  const body = new URLSearchParams({ ...Visitor.hidden(page, '/staff/new'), name: 'Rhea', email: 'rhea@example.org',
    role: 'peer' }).toString();
  const made = await raw(s.port, `POST /staff/new HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n` +
    `Cookie: ${[...v.cookies].map(([k, x]) => `${k}=${x}`).join('; ')}\r\nAccept-Language: en\r\n` +
    `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
  const first = /id="one-time-link">([^<]+)/.exec(made)[1];
  assert.ok(first.startsWith(own), first);
  assert.ok(!made.includes('evil.example'));
  const address = new RegExp('(/staff/[0-9a-z]{13})"[^>]*>[^/]*Rhea').exec((await v.get('/staff')).text)[1];
  const again = await send(v, await v.get(address), address + '/link', {});
  const second = /id="one-time-link">([^<]+)/.exec(again.text)[1];
  const open = async link => (await visitor().get(link.slice(link.indexOf('/welcome')))).status;
  assert.deepEqual([await open(first), await open(second)], [410, 200]);
  assert.ok(add('here@example.org', 'peer').href.startsWith(own), 'the command says the same');
});

test('the demonstration door exists in a demonstration only', async () => {
  const v = visitor(), page = await v.get('/sign-in');
  assert.ok(!page.text.includes('demo-sign-in'));
  assert.equal((await v.post('/demo-sign-in', { form: { ...Visitor.hidden(page, '/sign-in'), role: 'admin' } })).status,
    404);
  const parents = form => v.post('/my/demo', { form: { ...Visitor.hidden(page, '/sign-in'), ...form } });
  assert.equal((await parents({ parent: 'mother_so' })).status, 404);
  sql("INSERT INTO settings_value (name, value) VALUES ('demo', '1')");
  assert.equal((await parents({ parent: 'mother_so' })).status, 404, 'there is no such parent');
  const open = await v.get('/sign-in?next=%2Faccount');
  assert.ok(open.text.includes('demo-sign-in'));
  assert.equal(to(await send(v, open, '/demo-sign-in', { role: 'admin' })), '/account');
  assert.equal((await v.get('/staff')).status, 200);
  sql("DELETE FROM settings_value WHERE name = 'demo'");
});

test('no name, address or token stands in the log, and the journal is whole', () => {
  for (const word of ['example.org', 'Testi', 'Olli', 'umbrellas', 'link=']) assert.ok(!s.log().includes(word), word);
  assert.match(s.run('check'), /OK/);
});

// three_servers: three servers on one PostgreSQL are one house: whoever signed in at one is known at the others, a
// draft and a throttled account are the same everywhere, a sign-out counts everywhere, an upload that runs on one is
// seen from the others and begun by none a second time, and when its server is killed another one goes on with it.
// runs on PostgreSQL only: a file of SQLite has one server.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from '../databases.mjs';
import { until, Visitor } from '../web/server.mjs';
import { house, markOf, openRegister, readRegister, serve, signIn, todaysRegisters } from './demonstration.mjs';

let h, servers;
before(async () => { h = house(); servers = [await serve(h), await serve(h), await serve(h)]; });
after(async () => { for (const s of servers) await s.end(); h.remove(); });

const english = { 'accept-language': 'en' };
// The same browser at another server: the cookies are one jar.
function at(v, s) {
  const other = new Visitor(s.port, english);
  other.cookies = v.cookies;
  return other;
}
const everywhere = (v, ask) => Promise.all(servers.map(s => ask(at(v, s), s)));

test('who signed in at one server is known at all, and what one saves the others show', async () => {
  const v = await signIn(servers[0].port, 'instructor', english), [address] = await todaysRegisters(v);
  for (let n = 1; n <= 3; n++) {
    const register = await openRegister(at(v, servers[n % 3]), address);
    assert.equal((await register.save(n)).status, 303);
    for (const stands of await everywhere(v, w => readRegister(w, address)))
      assert.deepEqual(stands, { visitors: n, marks: [markOf(n)] });
  }
  const page = await v.get('/today'), out = await v.post('/sign-out', { form: Visitor.hidden(page, '/sign-out') });
  assert.equal(out.status, 303);
});

test('a draft is the same everywhere', async () => {
  const v = await signIn(servers[0].port, 'admin', english);
  const hidden = Visitor.hidden(await v.get('/staff/new'), '/staff/new');
  const kept = await v.post('/drafts', { form: { ...hidden, draft_for: '/staff/new', draft_action: '/staff/new',
    name: 'Puolikas' } });
  assert.equal(kept.status, 204);
  for (const page of await everywhere(v, w => w.get('/staff/new'))) assert.match(page.text, /value="Puolikas"/);
});

test('a form that was saved at one server is known when another gets it again', async () => {
  const v = await signIn(servers[0].port, 'admin', english), page = await v.get('/staff/new');
  const form = { ...Visitor.hidden(page, '/staff/new'), name: 'Kerran', email: 'kerran@example.org', role: 'peer' };
  for (const s of [...servers, ...servers]) assert.ok([200, 303, 422].includes((await at(v, s).post('/staff/new',
    { form })).status));
  assert.equal(sql(h.db, "SELECT count(*) FROM staff WHERE email = 'kerran@example.org'"), '1');
});

test('an account that is throttled at one server is throttled at all', async () => {
  const tries = servers.map(s => new Visitor(s.port, english));
  let answer;
  for (let i = 0; i < 7; i++) {
    const v = tries[i % 3], page = await v.get('/sign-in');
    answer = await v.post('/sign-in', { form: { ...Visitor.hidden(page, '/sign-in'), email: 'kerran@example.org',
      password: 'wrong, wrong, wrong' } });
  }
  assert.equal(answer.status, 429);
  for (const v of tries) {
    const page = await v.get('/sign-in');
    assert.equal((await v.post('/sign-in', { form: { ...Visitor.hidden(page, '/sign-in'), email: 'kerran@example.org',
      password: 'wrong, wrong, wrong' } })).status, 429);
  }
});

test('who signs out at one server is signed out at all', async () => {
  const v = await signIn(servers[1].port, 'counsellor', english), copies = servers.map(s => {
    const w = new Visitor(s.port, english);
    w.cookies = new Map(v.cookies);
    return w;
  });
  for (const w of copies) assert.equal((await w.get('/account')).status, 200);
  const page = await v.get('/account');
  assert.equal((await v.post('/sign-out', { form: Visitor.hidden(page, '/sign-out') })).status, 303);
  for (const w of copies) await until(async () => (await w.get('/account')).status === 303);
});

const rows = 30000;
const people = 'person,given_names,gender\n'
  + Array.from({ length: rows }, (_, i) => `three-${i},Testi,woman\n`).join('');

test('an import runs on one server at a time, is seen from all, and outlives its server', async () => {
  let v = await signIn(servers[0].port, 'manager', english);
  const page = await v.get('/exchange/new'), form = new FormData();
  for (const [k, x] of Object.entries(Visitor.hidden(page, '/exchange/new'))) form.set(k, x);
  form.set('project', (/<option value="([^"]+)"/.exec(page.text) || /name="project"[^>]*value="([^"]+)"/.exec(
    page.text))[1]);
  form.set('files', new File([people], 'people.csv'));
  const sent = new Response(form), answer = await v.ask('POST', '/exchange/new', { body: await sent.arrayBuffer(),
    headers: { 'content-type': sent.headers.get('content-type') } });
  assert.equal(answer.status, 303);
  const address = answer.headers.get('location'), start = `${address}/start`;
  // while it is checked nobody offers to begin it again
  await until(async () => {
    const pages = await everywhere(v, w => w.get(address));
    for (const p of pages) assert.doesNotMatch(p.text, /go-on"/);
    return pages.every(p => p.text.includes(`${start}"`));
  });
  const ready = await at(v, servers[1]).get(address);
  assert.equal((await at(v, servers[1]).post(start, { form: Visitor.hidden(ready, start) })).status, 303);
  // pressed again at the others: it has moved on
  for (const s of [servers[0], servers[2]]) assert.equal((await at(v, s).post(start,
    { form: { ...Visitor.hidden(ready, start), form_id: `again-${s.port}` } })).status, 303);
  await servers[1].end('SIGKILL');
  servers.splice(1, 1, await serve(h));
  v = await signIn(servers[0].port, 'manager', english);
  await until(async () => (await v.get(address)).text.includes(`${address}/undo"`));
  const count = "SELECT count(*), count(DISTINCT source_key) FROM people_person WHERE source_key LIKE 'three-%'";
  assert.equal(sql(h.db, count), `${rows}|${rows}`);
  assert.equal(sql(h.db, 'SELECT count(*) FROM jobs_lease'), '0');
  const check = h.command('check');
  assert.equal(check.status, 0, check.stdout + check.stderr);
});

// many: no page fails or grows without end because there are many rows: a group of 5,000 members, a register of 500,
// hundreds of groups, contacts, and persons who wait. One page of each kind is opened by each role. What is counted is
// the same on any machine: bytes of the page, and how many statements it took. How long it takes is measured in bench/.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { copyOfDemonstration, start, Visitor } from './server.mjs';

const PROJECT = 'S99001', MEMBERS = 5000, REGISTER = 500, STATEMENTS = 69, FIRST_LOOK = 150, BYTES = 2_000_000;
const day = back => new Date(Date.now() - back * 86400000).toLocaleDateString('sv-SE', { timeZone: 'Europe/Helsinki' });
const some = (n, f) => Array.from({ length: n }, (_, i) => f(i));

// One large group with a register of two empty meetings, one group that fills a register, many small ones.
function writePackage(folder) {
  const people = some(MEMBERS,
    i => `p${i},Nimi${i},Suku${i % 700},19${70 + i % 30}-0${1 + i % 9}-1${i % 10},woman,som`);
  const groups = ['g0,Suuri', 'g1,Täysi', ...some(400, i => `h${i},Pieni ${i}`)];
  const held = some(2, i => i + 1).flatMap(back => [`s${back},g0,${day(back)},held`]), files = {
    'people.csv': ['person,given_names,family_name,birth_date,gender,languages', ...people],
    'participations.csv': ['participation,person,project,entry_date',
      ...some(MEMBERS, i => `e${i},p${i},${PROJECT},${day(i % 5)}`)],
    'groups.csv': ['group,name,project,language,kind,starts_on,ends_on,instructors',
      ...groups.map(g => `${g},${PROJECT},som,peer,${day(60)},${day(-60)},instructor`)],
    'memberships.csv': ['group,person,joined_on,left_on,state', ...some(MEMBERS, i => `g0,p${i},${day(50)},,member`),
      ...some(REGISTER, i => `g1,p${i},${day(50)},,member`),
      ...some(600, i => `h0,p${i},,,waiting`)],
    'sessions.csv': ['session,group,date,state', ...held, `t0,g0,${day(0)},planned`, `t1,g1,${day(0)},planned`,
      ...some(400, i => `u${i},h${i},${day(i % 6)},planned`), ...some(300,
        i => `v${i},g0,${day(-1 - i % 50)},planned`)],
    'attendance.csv': ['session,person,mark', ...['s1', 's2'].flatMap(s => some(MEMBERS, i => `${s},p${i},absent`))],
    'contacts.csv': ['contact,project,date,channel,person',
      ...some(900, i => `k${i},${PROJECT},${day(0)},phone,p${i}`)],
    'guidance.csv': ['guidance,person,project,date,destination,state',
      ...some(MEMBERS, i => `q${i},p${i},${PROJECT},${day(i % 30)},language_training,suggested`)],
  };
  for (const [name, lines] of Object.entries(files)) writeFileSync(path.join(folder, name), lines.join('\n') + '\n');
}

async function signIn(s, role) {
  const v = new Visitor(s.port, { 'accept-language': 'en' });
  const answer = await v.post('/demo-sign-in', { form: { ...Visitor.hidden(await v.get('/sign-in'), '/demo-sign-in'),
    role } });
  assert.equal(answer.status, 303);
  return v;
}

const links = page => [...page.text.matchAll(/<a [^>]*?href="(\/[^"#]*)/g)].map(m => m[1].replaceAll('&amp;', '&'))
  .filter(l => !/calendar|lang=|format=|\.(css|js|svg)/.test(l));
// Pages of one kind have the same path but for ids, and the same names in the query.
const kind = link => link.replace(/\/[0-9][0-9a-z]{12}(?=[/?]|$)/g, '/{}').replace(/=[^&]*/g, '=')
  .replace(/&?(after|before|start)=/, '');

async function open(v, link, seen) {
  const page = await v.get(link);
  assert.ok([200, 303, 403, 404].includes(page.status), `${page.status} of ${link}`);
  assert.ok(page.text.length < BYTES, `${link} has ${page.text.length} bytes`);
  seen.set(kind(link), page.text.length);
  return page;
}

async function find(v, name, seen) {
  for (let next = '/groups'; next;) {
    const page = await open(v, next, seen);
    const found = new RegExp(`href="(/groups/[^"/]+)"[^>]*><bdi[^>]*>${name}<`).exec(page.text);
    if (found) return found[1];
    next = (/rel="next"[^>]*href="([^"]*)"/.exec(page.text) || [])[1]?.replaceAll('&amp;', '&');
  }
  return assert.fail(`no group ${name}`);
}

async function walk(v, role) {
  const seen = new Map(), queue = [];
  if (role !== 'admin' && role !== 'coordinator') {
    const project = /name="project" value="([^"]*)"|project=([0-9a-z]+)/.exec((await v.get('/groups')).text);
    for (const name of ['Suuri', 'Täysi', 'Pieni 0']) {
      const group = await find(v, name, seen), page = await open(v, group, seen);
      if (name === 'Suuri') assert.ok(/>and 4\D?900 more</.test(page.text),
        'the large group says how many more there are');
      if (name === 'Pieni 0') assert.ok(/>and 500 more</.test(page.text),
        'the waiting list says how many more there are');
      for (const part of ['', '/print', '/attendance', '/sessions']) await open(v, group + part, seen);
      for (const link of links(page)) if (/^\/(sessions|groups)\//.test(link)) queue.push(link),
        await open(v, link, seen);
    }
    assert.ok(project !== undefined);
  }
  const home = await open(v, '/', seen);
  if (role === 'instructor' || role === 'counsellor') assert.ok(/[>(]and \d+(\D\d+)? more[<)]/.test(home.text),
    `the first page of the ${role} says how many more there are`);
  queue.push(...links(home));
  while (queue.length) {
    const link = queue.shift();
    if (seen.has(kind(link))) continue;
    const page = await open(v, link, seen);
    if (page.status === 200) queue.push(...links(page));
  }
  return seen;
}

test('no page fails because there are many rows', async () => {
  const s = await start([], copyOfDemonstration), folder = mkdtempSync(path.join(tmpdir(), 'kotipolku-many-'));
  try {
    writePackage(folder);
    s.run('import', 'package', folder);
    for (const role of ['instructor', 'counsellor', 'manager', 'coordinator', 'admin']) {
      const seen = await walk(await signIn(s, role), role);
      assert.ok(seen.size > 8, `${role} met ${seen.size} kinds of pages`);
    }
    await s.stop();      // then all lines of the log are there
    const costs = [...s.log().matchAll(/event=request route=(\w+) .*statements=(\d+)/g)].map(m => [Number(m[2]), m[1]])
      .sort((a, b) => b[0] - a[0]);
    assert.ok(costs.length > 100);
    // A coordinator's first look at figures of three projects is written down: what was shown is remembered. One of
    // them has three organisations, which are counted and withheld together with it.
    const [first] = costs.splice(costs.findIndex(([, route]) => route === 'home_page'), 1);
    assert.ok(first[0] <= FIRST_LOOK, `a coordinator's first look: ${first[0]}`);
    const most = costs.slice(0, 5).map(c => c.join(' ')).join(', ');
    // the package of a model reads each of its materials, ten statements for one: it is no page; the list that a device
    // keeps asks of each of its forty whether the worker may see her; the first page asks what waits in each room
    const most_of = { models_package: 90, contacts_away: 95, home_page: 72 };
    const much = costs.filter(([n, page]) => n > (most_of[page] ?? STATEMENTS));
    assert.ok(costs[0][0] > 0 && much.length === 0, `the most statements: ${most}`);
  } finally {
    await s.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

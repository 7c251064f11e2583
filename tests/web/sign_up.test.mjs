// sign_up: one address sends sign-ups faster than any person, and gets the page that asks for a proof; others join as
// always; who is behind the same address loses nothing of what she typed and goes on with what static/proof.js finds.
// How fast others join meanwhile: bench/flood.mjs. And a friend is told of a group by plain links.
// runs once: what is counted meets no database.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { from, garbage, join, opened, stepOf } from './joining.mjs';
import { copyOfDemonstration, start } from './server.mjs';

const MOST = 120, SENT = 400; // of one address before a proof is asked: base/rush.h
let server, group;
before(async () => {
  server = await start(['--public-address', 'https://koti.example.org'], copyOfDemonstration);
  group = await opened(server.port);
});
after(async () => { await server?.stop(); });

// What the browser's script finds, by the same code.
function solve(puzzle, bits) {
  const text = readFileSync(new URL('../../static/proof.js', import.meta.url), 'utf8')
    .replace(/if \(typeof document[^]*$/, 'return solve');
  return new Function(text)()(puzzle, bits);
}

test('garbage from one address is asked for a proof, others join, and her neighbour goes on with hers', async () => {
  const statuses = {}, send = await garbage(server.port, '192.0.2.1', group);
  for (let i = 0; i < SENT; i += 40)
    for (const status of await Promise.all(Array.from({ length: 40 }, send)))
      statuses[status] = (statuses[status] ?? 0) + 1;
  assert.deepEqual(Object.keys(statuses), ['303', '429'], JSON.stringify(statuses));
  assert.ok(statuses[429] > SENT - MOST - 60, JSON.stringify(statuses)); // and one a second
  for (let i = 1; i <= 5; i++)
    assert.deepEqual(await join(from(server.port, `198.51.100.${i}`), group), Array(9).fill(303));
  const her = from(server.port, '192.0.2.1'), page = await her.get(`/join/${group}?step=1`);
  const action = stepOf(group, 1), form = { ...her.hidden(page, action), name: 'Hodan "Ö" Cabdi', go: 'next' };
  const asked = await her.post(action, { form }), again = her.hidden(asked, action);
  assert.equal(asked.status, 429);
  assert.equal(again.name, 'Hodan &quot;Ö&quot; Cabdi');
  assert.equal(again.go, 'next');
  assert.match(asked.text, /href="tel:/);
  assert.match(asked.text, /<script src="\/assets\/\w+-proof\.js" defer>/);
  again.name = form.name;
  assert.equal((await her.post(action, { form: again })).status, 429, 'too early, without an answer');
  again.answer = solve(again.challenge.split('.')[2], Number(/data-bits="(\d+)"/.exec(asked.text)[1]));
  const goes = await her.post(action, { form: { ...again, form_id: her.hidden(asked, action).form_id } });
  assert.equal(goes.status, 303);
  assert.match((await her.get(`/join/${group}?step=1`)).text, /value="Hodan &quot;Ö&quot; Cabdi"/);
  assert.deepEqual(await join(her, group), Array(9).fill(303)); // one proof, a whole sign-up
});

test('a friend is told by links that nothing is loaded from, in the language of the page', async () => {
  const page = (await from(server.port, '198.51.100.9').get(`/p/ar/groups/${group}`)).text;
  const links = [...page.matchAll(/<a href="((?:https:\/\/wa|https:\/\/t\.me|sgnl:|sms:)[^"]*)"/g)]
    .map(m => decodeURIComponent(m[1].replaceAll('&amp;', '&')));
  assert.deepEqual(links.map(l => /^[^?]*/.exec(l)[0]),
    ['https://wa.me/', 'https://t.me/share/url', 'sgnl://send', 'sms:']);
  for (const link of links) {
    assert.ok(link.includes(`https://koti.example.org/p/ar/groups/${group}`), link);
    assert.match(link, /مجموعة/);
  }
  assert.doesNotMatch(page, /(src|data)="https?:/);
});

// at_once: a page open to all that was drawn is given without a worker, and never when something was changed meanwhile,
// by whichever process.
// runs once: PostgreSQL has no number that says whether something was committed; there a worker answers.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { copyOfDemonstration, start, until } from './server.mjs';

let server;
before(async () => { server = await start([], copyOfDemonstration); });
after(() => server.stop());

const get = async (address, headers = {}) => {
  const answer = await fetch(`http://127.0.0.1:${server.port}${address}`, { headers });
  return { status: answer.status, head: Object.fromEntries(answer.headers), text: await answer.text() };
};
const atOnce = () => server.log().split('\n').filter(line => line.includes('at_once=1')).length;

test('the second answer is the first one, given at once, until another process writes', async () => {
  const list = await get('/p/fi'), address = /href="(\/p\/fi\/\w{13})"/.exec(list.text)[1];
  const first = await get(address);
  assert.equal(atOnce(), 0);
  const second = await get(address);
  await until(() => atOnce() === 1);
  const { date: a, ...head } = first.head, { date: b, ...same } = second.head;
  assert.deepEqual([second.status, same, second.text], [200, head, first.text]);
  assert.equal(first.head['set-cookie'], undefined);
  const marked = await get(address, { 'if-none-match': first.head.etag });
  assert.deepEqual([marked.status, marked.text], [304, '']);
  assert.equal((await get(address, { cookie: 'kp_session=abc' })).text, first.text);
  assert.equal(atOnce(), 1);
  server.sql(`UPDATE publications_text SET title = 'Toinen otsikko'; UPDATE publications_changes SET n = n + 1;`);
  assert.match((await get(address)).text, /Toinen otsikko/);
  server.sql(`UPDATE publications_publication SET public_on = NULL, state = 'archived';
    UPDATE publications_changes SET n = n + 1;`);
  assert.equal((await get(address)).status, 404);
});

// restart: kill -9 in the middle of the check of an upload, and of its import: after the start the work goes on by
// itself, the page says so, nothing that was sent or mended is lost, and every row is there once.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { untilLetGo } from '../databases.mjs';
import { until, Visitor } from '../web/server.mjs';
import { house, serve, signIn } from './demonstration.mjs';

const rows = 12000;
const people = turn => 'person,given_names,gender\n'
  + Array.from({ length: rows }, (_, i) => `restart-${turn}-${i},Testi,${i === 7 ? 'wman' : 'woman'}\n`).join('');

async function upload(v, turn) {
  const page = await v.get('/exchange/new'), form = new FormData();
  for (const [k, x] of Object.entries(Visitor.hidden(page, '/exchange/new'))) form.set(k, x);
  const project = /<option value="([^"]+)"/.exec(page.text) || /name="project"[^>]*value="([^"]+)"/.exec(page.text);
  form.set('project', project[1]);
  form.set('files', new File([people(turn)], 'people.csv'));
  const sent = new Response(form), answer = await v.ask('POST', '/exchange/new', { body: await sent.arrayBuffer(),
    headers: { 'content-type': sent.headers.get('content-type') } });
  assert.equal(answer.status, 303, answer.text.replace(/<[^>]*>/g, ' '));
  return answer.headers.get('location');
}
async function press(v, address, step, fields = {}) {
  const page = await v.get(address), answer = await v.post(`${address}/${step}`,
    { form: { ...Visitor.hidden(page, `${address}/${step}`), ...fields } });
  assert.equal(answer.status, 303, `${step} answers ${answer.status}`);
}
// Everything the page said until it shows this.
async function shown(v, address, sign) {
  let seen = '';
  await until(async () => {
    const page = await v.get(address);
    assert.equal(page.status, 200);
    seen += page.text;
    return page.text.includes(sign);
  });
  return seen;
}
const english = { 'accept-language': 'en' }, said = 'The work began again by itself';

// One upload, cut three times. False when the work was done before the kill came: then it shows nothing.
async function cutThrice(h, turn) {
  let s = await serve(h), v = await signIn(s.port, 'manager', english);
  const cut = async step => {
    const address = await step();
    await s.end('SIGKILL');
    untilLetGo(h.db);
    s = await serve(h);
    v = await signIn(s.port, 'manager', english);
    return address;
  };
  try {
    const address = await cut(() => upload(v, turn));
    if (!(await shown(v, address, `${address}/mend"`)).includes(said)) return false;
    const wrong = (await v.get(address)).text, cell = /name="(cell-\d+)" value="wman"/.exec(wrong);
    assert.ok(cell, 'the rejected cell is there');
    await cut(() => press(v, address, 'mend', { [cell[1]]: 'woman' }));
    if (!(await shown(v, address, `${address}/start"`)).includes(said)) return false;
    await cut(() => press(v, address, 'start'));
    return (await shown(v, address, `${address}/undo"`)).includes(said);
  } finally {
    await s.end();
  }
}

test('kill -9 during a check and during an import: both go on by themselves, and nothing is lost', async () => {
  const h = house();
  try {
    let turn = 1;
    while (!(await cutThrice(h, turn))) turn++;
    const check = h.command('check'), out = h.command('export', 'package', `${h.folder}/out`);
    assert.equal(check.status, 0, check.stdout + check.stderr);
    assert.equal(out.status, 0, out.stderr);
    const rest = new RegExp(`^restart-${turn}-\\d+,`, 'gm');
    const back = readFileSync(`${h.folder}/out/people.csv`, 'utf8').match(rest) || [];
    assert.equal(back.length, rows);
    assert.equal(new Set(back).size, rows);
  } finally {
    h.remove();
  }
});

// restart: kill -9 in the middle of the check of an upload, and of its import: after the start the work goes on by
// itself, the page says so, nothing that was sent or mended is lost, and every row is there once.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Visitor } from '../web/server.mjs';
import { house, serve, signIn } from './demonstration.mjs';

const rows = 12000, sleep = ms => new Promise(ok => setTimeout(ok, ms));
const people = 'person,given_names,gender\n' + Array.from({ length: rows }, (_, i) =>
  `restart-${i},Testi,${i === 7 ? 'wman' : 'woman'}\n`).join('');

async function upload(v) {
  const page = await v.get('/exchange/new'), form = new FormData();
  for (const [k, x] of Object.entries(Visitor.hidden(page, '/exchange/new'))) form.set(k, x);
  const project = /<option value="([^"]+)"/.exec(page.text) || /name="project"[^>]*value="([^"]+)"/.exec(page.text);
  form.set('project', project[1]);
  form.set('files', new File([people], 'people.csv'));
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
// The page once it shows this; what was seen on the way.
async function until(v, address, sign) {
  let seen = '';
  for (let i = 0; i < 400; i++) {
    const page = await v.get(address);
    assert.equal(page.status, 200);
    seen += page.text;
    if (page.text.includes(sign)) return seen;
    await sleep(50);
  }
  throw new Error(`no ${sign} on ${address}: ${seen.slice(-3000).replace(/<[^>]*>/g, " ")}`);
}
const english = { 'accept-language': 'en' }, said = 'The work began again by itself';

test('kill -9 during a check and during an import: both go on by themselves, and nothing is lost', async () => {
  const h = house();
  let s = await serve(h);
  try {
    let v = await signIn(s.port, 'manager', english);
    const cut = async (wait, step) => {
      const address = await step();
      await sleep(wait);
      await s.end('SIGKILL');
      s = await serve(h);
      v = await signIn(s.port, 'manager', english);
      return address;
    };
    const address = await cut(20, () => upload(v));
    assert.ok((await until(v, address, `${address}/mend"`)).includes(said), 'the page says that the check began again');
    const wrong = (await v.get(address)).text, cell = /name="(cell-\d+)" value="wman"/.exec(wrong);
    assert.ok(cell, 'the rejected cell is there');
    await cut(20, () => press(v, address, 'mend', { [cell[1]]: 'woman' }));
    assert.ok((await until(v, address, `${address}/start"`)).includes(said),
      'the second check began again, with the mended cell');
    await cut(60, () => press(v, address, 'start'));
    assert.ok((await until(v, address, `${address}/undo"`)).includes(said), 'the import began again');
    await s.end();
    const check = h.command('check'), out = h.command('export', 'package', `${h.folder}/out`);
    assert.equal(check.status, 0, check.stdout + check.stderr);
    assert.equal(out.status, 0, out.stderr);
    const back = readFileSync(`${h.folder}/out/people.csv`, 'utf8').match(/^restart-\d+,/gm) || [];
    assert.equal(back.length, rows);
    assert.equal(new Set(back).size, rows);
  } finally {
    await s.end('SIGKILL');
    h.remove();
  }
});

// import_isolation: what people who read and save notice of an import that runs beside them. Two readers ask for pages
// one after the other, one person saves a register every 100 ms; without an import (the floor), while a package is sent
// and checked, while it is imported, then again without one, while another that changes its rows is imported and
// undone, and while the first is undone. Prints the worst and the middle of each, and of "disk": 8 kB written and
// brought to the disk every 50 ms without us. A save waits for that, and a read of a person for its row of the journal.
// usage: node bench/import_isolation.mjs FOLDER [FOLDER-OF-CHANGES]
// KOTIPOLKU_STORY_DB=postgresql://…: on PostgreSQL
import { spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { postgres, sql } from '../tests/databases.mjs';
import { house, openRegister, serve, signIn, todaysRegisters } from '../tests/faults/demonstration.mjs';
import { Visitor } from '../tests/web/server.mjs';

const [folder, changes] = process.argv.slice(2), seconds = Number(process.env.SECONDS_EACH || 5);
const longest = Number(process.env.LONGEST || 600) * 1000;
const sleep = ms => new Promise(ok => setTimeout(ok, ms));
const now = () => performance.now();
const tell = (phase, began, took, of) => {
  for (const what of ['read', 'save', 'disk']) {
    const list = of[what].map(x => x.ms).sort((a, b) => a - b), bad = of[what].filter(x => x.bad).length;
    const at = p => (list.length ? list[Math.min(list.length - 1, Math.floor(list.length * p))] : 0).toFixed(1);
    if (process.env.SLOWEST)
      for (const x of of[what].sort((a, b) => b.ms - a.ms).slice(0, Number(process.env.SLOWEST)))
        console.log(`  ${x.ms.toFixed(1)} ms, ${((x.at - began) / 1000).toFixed(2)} s after the beginning: ${x.page}`);
    console.log([postgres ? 'postgresql' : 'sqlite', phase, (took / 1000).toFixed(1), what, list.length, at(0.5),
      at(0.99), at(1), bad].join(' '));
  }
};

// Runs both loads until `work` is done.
async function beside(phase, { readers, saver }, work) {
  const of = { read: [], save: [], disk: [] }, began = now();
  let over = false;
  const timed = async (kind, want, ask) => {
    const a = now(), answer = await ask().catch(e => ({ status: String(e) }));
    of[kind].push({ ms: now() - a, at: a, page: answer.url || kind, bad: answer.status !== want });
    if (answer.status !== want) console.error(`${phase}: a ${kind} answers ${answer.status}`);
  };
  const place = path.join(os.tmpdir(), `import-isolation-${process.pid}`), disk = await open(place, 'w');
  const page = Buffer.alloc(8192, 1);
  const reach = async () => { await disk.write(page, 0, page.length, 0); await disk.datasync(); };
  const loads = [...readers.map(async r => { while (!over) await timed('read', 200, r); }),
    (async () => {
      for (let n = 1; !over; n++) { await timed('save', 303, () => saver.save(n)); await sleep(100); }
    })(),
    (async () => {
      while (!over) { await timed('disk', 0, async () => { await reach(); return { status: 0 }; }); await sleep(50); }
    })()];
  try {
    await work();
  } finally {
    over = true;
    await Promise.all(loads);
    await disk.close();
    await rm(place);
  }
  tell(phase, began, now() - began, of);
}

// The upload is curl's, so that its bytes do not pass through here while others are timed.
function curl(args) {
  const child = spawn('curl', ['-s', '-o', '/dev/null', '-w', '%{http_code} %{redirect_url}', ...args]);
  let out = '';
  child.stdout.on('data', d => { out += d; });
  return new Promise(ok => child.on('exit', () => ok(out)));
}

async function upload(v, folder) {
  const page = await v.get('/exchange/new'), hidden = Visitor.hidden(page, '/exchange/new');
  const project = (/<option value="([^"]+)"/.exec(page.text) ||
    /name="project"[^>]*value="([^"]+)"/.exec(page.text))[1];
  const files = readdirSync(folder).filter(f => f.endsWith('.csv') && f !== 'projects.csv');
  const fields = Object.entries({ ...hidden, project }).flatMap(([k, x]) => ['-F', `${k}=${x}`]);
  const cookies = [...v.cookies].map(c => c.join('=')).join('; ');
  const answer = await curl([`${v.base}/exchange/new`, '-H', `Cookie: ${cookies}`, '-H', `Origin: ${v.base}`, ...fields,
    ...files.flatMap(f => ['-F', `files=@${path.join(folder, f)}`])]);
  if (!answer.startsWith('303')) throw new Error(`the upload answers ${answer}`);
  return new URL(answer.slice(4)).pathname;
}
async function press(v, address, step, from = address) {
  const page = await v.get(from), answer = await v.post(`${address}/${step}`,
    { form: Visitor.hidden(page, `${address}/${step}`) });
  if (answer.status !== 303) throw new Error(`${step} answers ${answer.status}`);
}
async function shown(v, address, sign) {
  for (const began = now(); ;) {
    if (now() - began > longest) throw new Error(`"${sign}" does not appear within ${longest / 1000} s`);
    const page = await v.get(address);
    if (page.text.includes(sign)) return page;
    if (/name="cell-/.test(page.text)) throw new Error('rows are rejected');
    if (page.text.includes('The import stays')) throw new Error('the import is not taken back');
    await sleep(200);
  }
}

const h = house();
sql(h.db, 'UPDATE projects_period SET locked = 0'); // what stands in figures that were sent is not taken back
const s = await serve(h), english = { 'accept-language': 'en' };
try {
  const v = await signIn(s.port, 'manager', english), w = await signIn(s.port, 'manager', english);
  const list = await todaysRegisters(w), saver = await openRegister(w, list[0]);
  const pages = ['/people', list[0], '/today', '/groups'];
  const reader = from => { let n = from; 
  return async () => { const url = pages[n++ % pages.length]; return { ...await w.get(url), url }; }; };
  const loads = { readers: [reader(0), reader(2)], saver };
  const bytes = readdirSync(folder).reduce((sum, f) => sum + statSync(path.join(folder, f)).size, 0);
  console.log(`package: ${bytes} bytes`);
  console.log('engine phase seconds what n p50_ms p99_ms worst_ms not_answered');
  await beside('nothing', loads, () => sleep(seconds * 1000));
  const check = (phase, folder) => beside(phase, loads, async () => {
    const address = await upload(v, folder);
    await shown(v, address, `${address}/start"`);
    sent.push(address);
  });
  const start = (phase, address) => beside(phase, loads, async () => {
    await press(v, address, 'start');
    await shown(v, address, `${address}/undo"`);
  });
  const undo = (phase, address) => beside(phase, loads, async () => {
    await press(v, address, 'undo', `${address}/undo`);
    await shown(v, address, 'Taken back');
  });
  const sent = [];
  await check('check', folder);
  await start('import', sent[0]);
  // The pages of what there is now: the floor of all that follows.
  await beside('nothing-more', loads, () => sleep(seconds * 1000));
  if (changes) {
    await check('check-changes', changes);
    await start('changes', sent[1]);
    if (process.env.UNDO !== 'no') await undo('undo-changes', sent[1]);
  }
  if (process.env.UNDO !== 'no') await undo('undo', sent[0]);
} finally {
  await s.end();
  if (s.log()) console.error(s.log().split('\n').slice(0, 20).join('\n'));
  h.remove();
}

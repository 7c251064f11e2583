// server: starts the program for a test on a free port with a database of its own, and speaks raw HTTP to it.
import { spawn, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { copyOfDemonstration, migrated, program, sql } from '../databases.mjs';

export { copyOfDemonstration, program };

// Starts a server and waits until it says its port. ended: its exit status.
export async function listening(command, args) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  child.stderr.on('data', d => { log += d; });
  const port = await new Promise((resolve, reject) => {
    child.stdout.on('data', d => { const m = /port (\d+)/.exec(d); if (m) resolve(Number(m[1])); });
    child.on('exit', code => reject(new Error(`serve ended with ${code}: ${log}`)));
  });
  return { child, port, ended: new Promise(resolve => child.on('exit', resolve)), log: () => log };
}

// make: what it stands on, of ../databases.mjs.
export async function start(options = [], make = migrated) {
  const folder = mkdtempSync(path.join(tmpdir(), 'kotipolku-web-')), house = make(folder), base = house.options;
  const run = (...args) => execFileSync(program, [...args, ...base, '--quiet'],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const { child, port, ended, log } = await listening(program, ['serve', '--listen', '127.0.0.1:0', ...base,
    ...options]);
  return {
    port, child, ended, run, db: house.db, log,
    sql: text => sql(house.db, text),
    async stop() { child.kill('SIGTERM'); const code = await ended; house.drop();
    rmSync(folder, { recursive: true, force: true }); return code; },
  };
}

// Waits until something is so, however long that takes: a file that waits for ever is ended by ./test and counted.
export async function until(what) {
  for (;;) {
    const found = await what();
    if (found) return found;
    await new Promise(ok => setTimeout(ok, 20));
  }
}

// Sends bytes as they are and returns all that comes back until the server closes.
export function raw(port, bytes, { localAddress } = {}) {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ port, host: '127.0.0.1', localAddress });
    let got = '';
    socket.on('connect', () => socket.write(bytes));
    socket.on('data', d => { got += d.toString('latin1'); });
    socket.on('error', e => (got ? resolve(got) : /^(ECONNRESET|EPIPE)$/.test(e.code) ? resolve('') : reject(e)));
    socket.on('close', () => resolve(got));
  });
}

export const status = answer => Number((/^HTTP\/1\.1 (\d+)/.exec(answer) || [])[1] || 0);

// A browser without a screen: keeps cookies, follows nothing.
export class Visitor {
  constructor(port, headers = {}) { this.base = `http://127.0.0.1:${port}`; this.headers = headers;
  this.cookies = new Map(); }
  async ask(method, target, { form, body, headers = {} } = {}) {
    const h = { ...this.headers, ...headers };
    if (this.cookies.size) h.cookie = [...this.cookies].map(([k, v]) => `${k}=${v}`).join('; ');
    if (form) { body = new URLSearchParams(form).toString(); h['content-type'] = 'application/x-www-form-urlencoded'; }
    const answer = await fetch(this.base + target, { method, headers: h, body, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
      if (/Max-Age=0/.test(line)) this.cookies.delete(name); else this.cookies.set(name, value);
    }
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  }
  get(target, options) { return this.ask('GET', target, options); }
  post(target, options) { return this.ask('POST', target, options); }
  // The hidden fields of the first form of a page that posts to `action` (or of the first with a token).
  static hidden(page, action) {
    const forms = page.text.split('<form').slice(1);
    const form = forms.find(f => (action ? f.includes(` action="${action}"`) : f.includes('name="csrf"'))) || '';
    const fields = {};
    for (const m of form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
      const name = /name="([^"]*)"/.exec(m[0]), value = /value="([^"]*)"/.exec(m[0]);
      if (name) fields[name[1]] = value ? value[1] : '';
    }
    return fields;
  }
}

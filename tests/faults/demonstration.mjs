// demonstration: a database with invented people for tests of bad luck; a server on it that can be killed; a register
// that is saved and read back.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as databases from '../databases.mjs';
import { listening, program, Visitor } from '../web/server.mjs';

// A database of ../databases.mjs and the commands on it; remove() drops it and its folder.
const withCommands = (folder, h) => ({ ...h, folder, options: [...h.options, '--quiet'],
  command: (...args) => spawnSync(program, [...args, ...h.options, '--quiet'],
    { encoding: 'utf8', maxBuffer: 1 << 28 }),
  remove: () => { h.drop(); rmSync(folder, { recursive: true, force: true }); } });

// A database without rows, migrated.
export const migrated = (folder, name) => withCommands(folder, databases.migrated(folder, String(name)));

// A copy of the demonstration in `folder` (a new one when not given); where: see copyOfDemonstration().
export function house(folder = mkdtempSync(path.join(tmpdir(), 'kotipolku-faults-')), where = '') {
  return withCommands(folder, databases.copyOfDemonstration(folder, 'test', where));
}

export async function serve(h, { shell = '' } = {}) {
  const args = ['serve', '--listen', '127.0.0.1:0', '--db', h.db, '--key-file', h.key, '--log-level', 'warn'];
  const { child, port, ended, log } = await (shell ? listening('/bin/sh', ['-c', `${shell}; exec "$0" "$@"`, program,
    ...args]) : listening(program, args));
  return { port, child, log, async end(signal = 'SIGTERM') { child.kill(signal); await ended; } };
}

export async function signIn(port, role, headers) {
  const v = new Visitor(port, headers), door = await v.get('/sign-in');
  const in_ = await v.post('/demo-sign-in', { form: { ...Visitor.hidden(door, '/demo-sign-in'), role } });
  if (in_.status !== 303) throw new Error(`sign-in answers ${in_.status}`);
  return v;
}

// Addresses of the registers of today's page; those of later days are not open yet.
export async function todaysRegisters(v) {
  const page = await v.get('/today');
  return [...new Set([...page.text.matchAll(/href="(\/sessions\/[0-9a-z]+)"/g)].map(m => m[1]))];
}

const marks = ['present', 'late', 'excused', 'absent'];
export const markOf = n => marks[n % marks.length];
// A register takes at most 500 visitors, and a quick machine saves more often than that.
export const visitorsOf = n => n % 401;

// Save number n of a register: visitorsOf(n) visitors, and everybody marked alike, so that a half save would be seen.
export async function openRegister(v, address) {
  const page = await v.get(address), hidden = Visitor.hidden(page, address);
  const persons = [...page.text.matchAll(/name="was-([0-9a-z]+)"/g)].map(m => m[1]);
  let number = 0;
  return { persons, save: n => {
    const form = { csrf: hidden.csrf, form_id: `faults-${process.pid}-${address}-${Date.now()}-${++number}`,
      version: 100000, visitors: visitorsOf(n), save: 1 };
    for (const p of persons) form[`mark-${p}`] = markOf(n);
    return v.post(address, { form });
  } };
}

// What stands in the register: { visitors, marks: the different marks found }.
export async function readRegister(v, address) {
  const page = await v.get(address);
  const visitors = /<input[^>]*name="visitors"[^>]*>/.exec(page.text), value = visitors &&
    /value="(\d*)"/.exec(visitors[0]);
  return { visitors: Number(value ? value[1] : 0),
    marks: [...new Set([...page.text.matchAll(/name="was-[0-9a-z]+" value="([a-z]*)[^"]*"/g)].map(m => m[1]))] };
}

// ask: brings a package into an empty database on the command line, asks for reports, and says where the figures differ
// from the oracle's.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { migrated, program } from '../databases.mjs';
import { esf, outputCodes, resultCodes } from './esf.mjs';
import { outcomes } from './outcomes.mjs';
import { percent, read, write } from './package.mjs';
import { attendance, targets } from './targets.mjs';

export const oracle = { esf, outcomes, targets, attendance };
export const reports = Object.keys(oracle);

const run = (house, ...args) => execFileSync(program, [...args, ...house.options], { encoding: 'utf8',
  maxBuffer: 64 << 20, stdio: ['ignore', 'pipe', 'pipe'] });

// What a report of the program says, of that what the oracle answers: reports may say more.
const pick = (row, columns) => Object.fromEntries(columns.map(c => [c, row?.[c]]));
const months = ['group', 'month', 'sessions', 'minutes', 'members', 'present', 'late', 'excused', 'absent',
  'children_booked', 'children_came', 'absent_twice'];
const short = ['persons', 'destinations'];
const long = [...short, 'guided_to_training', 'guided_to_work', 'guided', 'has_place', 'started', 'completed'];
const lines = (table, columns = short) => Object.fromEntries(Object.entries(table).map(([value, line]) => [value,
  pick(line, columns)]));
const simplified = {
  esf: ({ indicators, records, incomplete }) => ({ indicators: pick(indicators, [...outputCodes, ...resultCodes]),
    records: pick(records, ['all', 'complete', 'incomplete']),
    incomplete: incomplete.map(row => pick(row, ['participation', 'person', 'missing'])) }),
  outcomes: ({ by_language, by_mother_tongue, all, by_state, qualifications, by, crossed }) => ({ all, by_state,
    qualifications, by_language: lines(by_language),
    ...(by_mother_tongue ? { by_mother_tongue: lines(by_mother_tongue) } : {}),
    // Periods are in no package, and an organisation is told by the house's number: held by undivided() alone.
    by: Object.fromEntries(Object.entries(by).filter(([name]) => !/^(period|organisation)$/.test(name))
      .map(([name, table]) => [name, lines(table, long)])),
    ...(crossed ? { crossed: crossed.map(row => pick(row, [...Object.keys(row).slice(0, 2), ...long])) } : {}) }),
  // Of what was promised, a package tells the persons only.
  targets: ({ targets: rows }) => ({ targets: Object.fromEntries(['persons', 'groups', 'sessions', 'hours', 'children',
    'contacts', 'plans', 'followed_up'].map(name => [name, pick(rows[name], name === 'persons' ? ['promised',
    'reached', 'percent'] : ['reached'])])) }),
  attendance: table => ({ months: table.months.map(row => pick(row, months)) }),
};
const inOrder = value => (Array.isArray(value) ? value.map(inOrder).sort((a, b) => (JSON.stringify(a) <
  JSON.stringify(b) ? -1 : 1)) : value && typeof value === 'object' ? Object.fromEntries(Object.entries(value).sort()
  .map(([k, v]) => [k, inOrder(v)])) : value);

// Lines that say where two values differ, at most twenty.
export function differences(want, got, at = '') {
  const is = value => value && typeof value === 'object';
  const shown = value => String(JSON.stringify(value)).slice(0, 200);
  if (!is(want) || !is(got)) return want === got ? [] : [`${at}: oracle ${shown(want)}, program ${shown(got)}`];
  return [...new Set([...Object.keys(want), ...Object.keys(got)])].flatMap(key => differences(want[key], got[key],
    `${at}/${key}`)).slice(0, 20);
}

// Every crossing divides the same persons: its lines together are all of them, each with the share of its own line.
function undivided(part) {
  const total = { persons: part.all.persons };
  for (const { destinations } of Object.values(part.by_language)) for (const [code, { n }] of Object.entries(
    destinations)) total[code] = (total[code] || 0) + n;
  return Object.entries(part.by || {}).flatMap(([name, lines]) => {
    const sum = { persons: 0 }, wrong = [];
    for (const [value, { persons, destinations }] of Object.entries(lines)) {
      sum.persons += persons;
      for (const [code, { n, percent: told }] of Object.entries(destinations)) {
        sum[code] = (sum[code] || 0) + n;
        if (told !== percent(n, persons)) wrong.push(`by/${name}/${value}: ${n} of ${persons} are not ${told} %`);
      }
    }
    return [...wrong, ...differences(total, sum, `by/${name}, all lines together`)];
  });
}

// Of one report with one period, of one project or of all: where program and oracle differ.
export function compare(house, tables, name, { project, from, to, by }) {
  const options = Object.entries({ project, from, to, by }).filter(([, v]) => v).flatMap(([k, v]) => [`--${k}`, v]);
  const said = JSON.parse(run(house, 'report', name, ...options, '--format', 'json')).tables;
  const simple = table => inOrder(simplified[name](table)), period = { from, to, by };
  const each = (parts, of) => Object.fromEntries(Object.entries(parts).map(([key, part]) => [key, of(part, key)]));
  const divided = part => (name === 'outcomes' ? undivided(part) : []);
  const counted = key => inOrder(oracle[name](tables, { project: key, ...period }));
  if (project) return [...differences(counted(project), simple(said)), ...divided(said)];
  if (name === 'esf') return differences(each(esf(tables, period).objectives, inOrder), each(said.objectives, simple));
  const wanted = Object.fromEntries(tables.projects.map(row => [row.project, counted(row.project)]));
  return [...differences(wanted, each(said.projects, simple)), ...Object.values(said.projects).flatMap(divided)];
}

// A house with this package in it; what the oracle reads is what was written. Give it back with drop().
export function houseWith(folder, tables) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  write(path.join(folder, 'package'), tables);
  const house = migrated(folder, 'oracle');
  run(house, 'import', 'package', path.join(folder, 'package'), '--quiet');
  return { ...house, tables: read(path.join(folder, 'package')) };
}

// esf: the common indicators of ESF+ from a data package alone. Written from INTERFACES.md 4 and DOMAIN.md 1, by
// somebody who had not read how the program counts. What these leave open and the program decides: the latest spell may
// be one that lacks a fact, but needs an entry date; `to` makes no spell unknown (who comes back after `to` has no
// result before it); an unemployment known by its month or year began on the last day that this can mean; records of a
// period are those that begin in it or have no first day. Nobody enters two projects of one objective on one day here.
import { addDays, addMonths, age, isWholeDay, lastDay } from './days.mjs';
import { byKey, grouped } from './package.mjs';

const employed = ['employed', 'self_employed', 'maternity_leave_with_job'];
const working = ['employed', 'self_employed'];
const labour = status => (employed.includes(status) ? 'employed' : status === 'unemployed' ? status : 'inactive');
const genders = { woman: 'women', man: 'men', non_binary: 'non_binary' };
const level = text => (text === '' ? -1 : Number(text));

export const outputCodes = Array.from({ length: 11 }, (_, i) => `EECO${String(i + 1).padStart(2, '0')}`);
export const resultCodes = Array.from({ length: 6 }, (_, i) => `EECR0${i + 1}`);

function missingFacts(spell, person) {
  const missing = [];
  if (!genders[person.gender]) missing.push('gender');
  if (!isWholeDay(person.birth_date || '')) missing.push('birth_date');
  if (!spell.entry_date) missing.push('entry_date');
  if (!spell.entry_status || spell.entry_status === 'unknown') missing.push('entry_status');
  if (!spell.entry_education || spell.entry_education === '9') missing.push('entry_education');
  return missing;
}

// The output indicators that a complete entry raises.
function outputs(spell, person) {
  const years = age(person.birth_date, spell.entry_date), education = level(spell.entry_education);
  const status = labour(spell.entry_status), since = spell.unemployed_since;
  const long = status === 'unemployed' && since
    && addMonths(lastDay(since), years < 25 ? 6 : 12) < spell.entry_date;
  return Object.entries({
    EECO01: true, EECO02: status === 'unemployed', EECO03: long, EECO04: status === 'inactive',
    EECO05: status === 'employed', EECO06: years < 18, EECO07: years >= 18 && years <= 29, EECO08: years >= 55,
    EECO09: education <= 2, EECO10: education === 3 || education === 4, EECO11: education >= 5,
  }).filter(([, yes]) => yes).map(([code]) => code);
}

// The result indicators of a person who entered as `first` and left as `last` says.
function results(first, last) {
  const status = labour(first.entry_status), outside = status !== 'employed';
  const learning = first.entry_in_education ? first.entry_in_education === 'yes' : first.entry_status === 'student';
  const asked = last.exit_status_on || last.exit_date;
  const soon = asked >= last.exit_date && asked <= addDays(last.exit_date, 28);
  const later = last.six_month_date && last.six_month_date >= addMonths(last.exit_date, 6);
  return Object.entries({
    EECR01: soon && status === 'inactive' && last.exit_status === 'unemployed',
    EECR02: soon && !learning && (last.exit_in_education === 'yes' || last.exit_status === 'student'),
    EECR03: soon && last.qualification_gained === 'yes',
    EECR04: soon && outside && working.includes(last.exit_status),
    EECR05: later && outside && working.includes(last.six_month_status),
    EECR06: later && status === 'employed' && last.six_month_improved === 'yes',
  }).filter(([, yes]) => yes).map(([code]) => code);
}

const within = (day, { from, to }) => (!from || day >= from) && (!to || day <= to);

// Counts one scope. spells: participations; persons: by key. period: { from, to }, either may be missing.
function scope(spells, persons, period) {
  const indicators = Object.fromEntries([...outputCodes, ...resultCodes].map(code => [code,
    { women: 0, men: 0, non_binary: 0, total: 0 }]));
  const raise = (codes, person) => { for (const code of codes) { indicators[code][genders[person.gender]]++;
    indicators[code].total++; } };
  const known = spells.filter(spell => !period.to || !spell.entry_date || spell.entry_date <= period.to);
  const facts = known.map(spell => ({ spell, missing: missingFacts(spell, persons.get(spell.person)) }));
  const complete = facts.filter(({ missing }) => !missing.length).map(({ spell }) => spell);
  const inOrder = spells => spells.sort((a, b) => (a.entry_date < b.entry_date ? -1 : 1));
  const all = grouped(spells.filter(spell => spell.entry_date), spell => spell.person);
  for (const [key, own] of grouped(complete, spell => spell.person)) {
    const person = persons.get(key), first = inOrder(own)[0], last = inOrder(all.get(key)).at(-1);
    if (within(first.entry_date, period)) raise(outputs(first, person), person);
    if (last.exit_date && within(last.exit_date, period)) raise(results(first, last), person);
  }
  const counted = facts.filter(({ spell }) => !spell.entry_date || within(spell.entry_date, period));
  const incomplete = counted.filter(({ missing }) => missing.length).map(({ spell, missing }) => ({
    participation: spell.participation, person: spell.person, missing }));
  return { indicators, incomplete, records: { all: counted.length, complete: counted.length - incomplete.length,
    incomplete: incomplete.length } };
}

// tables of the report, of one project or, without `project`, by specific objective.
export function esf(tables, { project, ...period } = {}) {
  const persons = byKey(tables.people, 'person'), projects = byKey(tables.projects, 'project');
  if (project) return scope(tables.participations.filter(spell => spell.project === project), persons, period);
  const objectives = grouped(tables.participations, spell => projects.get(spell.project).specific_objective || '');
  for (const row of projects.values()) if (!objectives.has(row.specific_objective || '')) objectives.set(
    row.specific_objective || '', []);
  return { objectives: Object.fromEntries([...objectives].map(([name, spells]) => [name,
    scope(spells, persons, period)])) };
}

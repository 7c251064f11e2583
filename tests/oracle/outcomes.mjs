// outcomes: where guidance led, from a data package alone. Written from INTERFACES.md 4, by somebody who had not read
// how the program counts. What that leaves open and the program decides: a membership without a first day is her first,
// one without a last day goes on; no language is `und`; a qualification is that of the main outcome.
import { crossings } from './crossings.mjs';
import { byKey, grouped, percent } from './package.mjs';

const training = ['language_training', 'adult_basic_education', 'vocational_education', 'upper_secondary',
  'higher_education', 'other_training'];
const work = ['working_life', 'entrepreneurship'];
export const destinations = [...training, ...work, 'other_service', 'home_care', 'other', 'not_reached'];
const states = ['completed', 'started', 'accepted', 'applied', 'agreed', 'suggested', 'ended'];
const share = (n, of) => ({ n, percent: percent(n, of) });

// Whether row a of guidance goes before row b as the main outcome.
function isBetter(a, b) {
  const reached = row => row.destination !== 'not_reached';
  if (reached(a) !== reached(b)) return reached(a);
  if (a.state !== b.state) return states.indexOf(a.state) < states.indexOf(b.state);
  if (a.date !== b.date) return a.date > b.date;
  return a.guidance > b.guidance;
}

function mainOutcome(rows, closed) {
  const best = rows.reduce((found, row) => (!found || isBetter(row, found) ? row : found), null);
  return best || (closed ? { destination: 'not_reached', state: '', qualification: '' } : null);
}

// The members of the project's groups in the period, each with her first group and main outcome.
function membersOf(tables, project, { from, to }) {
  const groups = byKey(tables.groups.filter(group => group.project === project), 'group');
  const persons = byKey(tables.people, 'person');
  const own = tables.memberships.filter(m => groups.has(m.group) && ['member', 'left'].includes(m.state)
    && (!to || !m.joined_on || m.joined_on <= to) && (!from || !m.left_on || m.left_on >= from));
  const guidance = grouped(tables.guidance.filter(g => g.project === project && (!to || g.date <= to)), g => g.person);
  const closed = new Set(tables.follow_ups.filter(f => f.project === project && f.not_reached_on
    && (!to || f.not_reached_on <= to)).map(f => f.person));
  return [...grouped(own, m => m.person)].map(([key, spells]) => {
    const first = spells.reduce((a, b) => (b.joined_on < a.joined_on ? b : a));
    return { person: persons.get(key), group: groups.get(first.group), joined_on: first.joined_on,
      outcome: mainOutcome(guidance.get(key) || [], closed.has(key)) };
  });
}

// One row of by_language and of its like: these persons and where they went.
function line(members) {
  const count = code => members.filter(({ outcome }) => outcome?.destination === code).length;
  return { persons: members.length, destinations: Object.fromEntries(destinations.map(code => [code,
    share(count(code), members.length)])) };
}

function by(members, of, form = line) {
  return Object.fromEntries([...grouped(members, of)].map(([value, own]) => [value, form(own)]));
}

// A line of a crossing says more: the sums, and how far those have got who were guided to training or work.
function longLine(members) {
  const { guided_to_training, guided_to_work, guided } = everybody(members);
  const { has_place, started, completed } = byState(members, [...training, ...work]);
  return { ...line(members), guided_to_training, guided_to_work, guided, has_place, started, completed };
}

// Two crossed: a row for each pair of values that somebody has.
function crossed(members, values, names) {
  const pairs = grouped(members, m => JSON.stringify(names.map(name => values[name](m))));
  return [...pairs].map(([pair, own]) => ({ ...Object.fromEntries(JSON.parse(pair).map((value, i) => [names[i],
    value])), ...longLine(own) }));
}

function everybody(members) {
  const n = members.length, led = codes => members.filter(({ outcome }) => outcome
    && codes.includes(outcome.destination)).length;
  return { persons: n, guided_to_training: share(led(training), n), guided_to_work: share(led(work), n),
    guided: share(led([...training, ...work]), n), home_care: share(led(['home_care']), n),
    not_reached: share(led(['not_reached']), n) };
}

function byState(members, codes) {
  const own = members.filter(({ outcome }) => outcome && codes.includes(outcome.destination));
  const count = of => share(own.filter(({ outcome }) => of.includes(outcome.state)).length, members.length);
  return { guided: count(states), has_place: count(['accepted', 'started', 'completed']),
    started: count(['started', 'completed']), completed: count(['completed']) };
}

function qualifications(members, of) {
  return Object.fromEntries([...grouped(members, of)].map(([value, own]) => {
    const named = grouped(own.filter(({ outcome }) => outcome?.qualification), m => m.outcome.qualification);
    return [value, [...named].map(([qualification, rows]) => ({ qualification, n: rows.length }))];
  }));
}

// tables of the report for one project. crossing: NAME or NAME,NAME; without it, each name by itself.
export function outcomes(tables, { project, by: crossing, ...period }) {
  const members = membersOf(tables, project, period);
  const values = crossings(tables, { project, ...period }), { group_language, mother_tongue } = values;
  const names = crossing ? crossing.split(',') : [];
  return {
    by_language: by(members, group_language), all: everybody(members),
    ...(!crossing || names.includes('mother_tongue') ? { by_mother_tongue: by(members, mother_tongue) } : {}),
    by_state: { training: byState(members, training), work: byState(members, work) },
    qualifications: qualifications(members, group_language),
    by: Object.fromEntries((crossing ? names : Object.keys(values)).map(name => [name, by(members, values[name],
      longLine)])),
    ...(names.length === 2 ? { crossed: crossed(members, values, names) } : {}),
  };
}

// crossings: under which value of a crossing of `outcomes` a person stands: tables.by.NAME.VALUE. Written from
// INTERFACES.md 4 and from the table of docs/reports.md, by somebody who had not read how the program counts.
import { addMonths, age, isWholeDay, lastDay } from './days.mjs';
import { grouped, list } from './package.mjs';

const NOT_KNOWN = 'unknown';

const ageBand = years => (years < 18 ? 'under_18' : years < 30 ? '18_29' : years < 55 ? '30_54' : '55_over');
const yearsBand = years => (years < 1 ? '0' : years < 3 ? '1_2' : years < 5 ? '3_4' : years < 10 ? '5_9' : '10_over');
const upTo = (n, most) => (n > most ? `${most + 1}_over` : String(n));

// Completed years from a day, or from the first day of a month.
const yearsFrom = (since, day) => age(isWholeDay(since) ? since : `${since}-01`, day);
const isKnown = (since, day) => Boolean(since) && Boolean(day) && since <= day;

// Months from leaving to the day of the outcome; exactly three months are within three.
function monthsAfter(exit, day) {
  if (day < exit) return 'before';
  const bounds = [[3, '0_3'], [6, '3_6'], [12, '6_12']];
  return (bounds.find(([months]) => day <= addMonths(exit, months)) || [0, '12_over'])[1];
}

// For each NAME but `period`, of which a package tells nothing, the function that gives a member's value. members: as
// outcomes.mjs makes them.
export function crossings(tables, { project, to }) {
  const own = row => row.project === project, groups = new Map(tables.groups.map(g => [g.group, g]));
  const byPerson = rows => grouped(rows, row => row.person);
  const spells = byPerson(tables.participations.filter(p => own(p) && (!to || !p.entry_date || p.entry_date <= to)));
  for (const rows of spells.values()) rows.sort((a, b) => (a.entry_date < b.entry_date ? -1 : 1));
  const first = m => spells.get(m.person.person)?.[0], last = m => spells.get(m.person.person)?.at(-1);
  const dayOf = m => first(m)?.entry_date || m.joined_on;
  const children = grouped(tables.children.flatMap(child => list(child.parents)), parent => parent);
  const talks = tables.counselling.filter(t => own(t) && (!to || t.date <= to));
  const here = grouped(tables.counselling_persons, row => row.counselling);
  const depths = byPerson(talks.flatMap(t => [t.person, ...(here.get(t.counselling) || []).map(row => row.person)]
    .map(person => ({ person, depth: t.depth }))));
  const asked = new Map(tables.follow_ups.filter(own).map(f => [f.follow_up, f.person]));
  const attempts = grouped(tables.follow_up_attempts.filter(a => asked.has(a.follow_up) && (!to || a.date <= to)),
    a => asked.get(a.follow_up));
  const mergedInto = group => (group.merged_into ? mergedInto(groups.get(group.merged_into)) : group);
  return {
    group_language: m => m.group.language || 'und',
    town: m => m.group.municipality || NOT_KNOWN,
    area: m => m.group.area || NOT_KNOWN,
    group: m => m.group.group,
    combined_group: m => mergedInto(m.group).group,
    mother_tongue: m => list(m.person.languages)[0] || 'und',
    sex: m => m.person.gender || NOT_KNOWN,
    entry_status: m => first(m)?.entry_status || NOT_KNOWN,
    education: m => first(m)?.entry_education || '9',
    age: m => {
      const born = m.person.birth_date, day = dayOf(m);
      if (!isKnown(born, day) || born.length === 4) return NOT_KNOWN;
      const [most, least] = [yearsFrom(born, day), age(lastDay(born), day)];
      return most === least ? ageBand(least) : NOT_KNOWN;
    },
    years_in_finland: m => {
      const arrived = m.person.arrived_on, day = dayOf(m);
      if (!isKnown(arrived, day)) return NOT_KNOWN;
      return yearsBand(arrived.length === 4 ? day.slice(0, 4) - arrived : yearsFrom(arrived, day));
    },
    children: m => upTo(children.get(m.person.person)?.length || 0, 4),
    counselling: m => ['intensive', 'light'].find(depth => depths.get(m.person.person)?.some(t => t.depth === depth))
      || 'none',
    exit_to_result: m => (!m.outcome?.date || m.outcome.destination === 'not_reached' ? 'none'
      : !last(m)?.exit_date ? 'not_left' : monthsAfter(last(m).exit_date, m.outcome.date)),
    attempts: m => upTo(attempts.get(m.person.person)?.length || 0, 2),
  };
}

// random: data packages with invented persons, made so that rules of counting meet their limits: who comes back, spells
// that overlap, days on both sides of a limit, facts that are missing. The same seed makes the same package.
import { addDays, addMonths } from './days.mjs';

const codes = text => text.split(' ');
const statuses = codes('employed self_employed unemployed student home_care parental_leave_with_job ' +
  'maternity_leave_with_job other_inactive unknown');
const destinations = codes('language_training adult_basic_education vocational_education upper_secondary ' +
  'higher_education other_training working_life entrepreneurship other_service home_care other not_reached');
const states = codes('suggested agreed applied accepted started completed ended');
const FIRST = '2018-06-01', DAYS = 900;

// Numbers that look random: mulberry32.
export function chance(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = n => Math.floor(next() * n);
  return { below, one: list => list[below(list.length)], often: share => next() < share };
}

// A day; one in three stands at the end of a month, where calendars differ.
function someDay(c) {
  const day = addDays(FIRST, c.below(DAYS));
  if (!c.often(0.33)) return day;
  return c.one([`${day.slice(0, 4)}-08-31`, `${day.slice(0, 4)}-02-28`, '2020-02-29', `${day.slice(0, 7)}-01`,
    addDays(addMonths(`${day.slice(0, 7)}-01`, 1), -1)]);
}
const near = c => c.one([-1, 0, 0, 1]);

// A birth day that makes an age limit fall beside the day of entry, a leap day, or any.
function birth(c, entry) {
  if (c.often(0.06)) return c.one(['', '1990', '1985-06']);
  if (c.often(0.08)) return c.one(['2004-02-29', '2000-02-29', '1964-02-29', '1996-02-29']);
  if (entry && c.often(0.5)) return addDays(addMonths(entry, -12 * c.one([18, 25, 30, 55])), near(c));
  return addDays('1955-01-01', c.below(18000));
}

// An arrival some full years before the day of entry, or the day beside, or known by its month or year alone.
function arrival(c, entry) {
  const day = addDays(addMonths(entry || FIRST, -12 * c.one([0, 1, 3, 5, 10, 12])), near(c));
  return c.one([day, day, day.slice(0, 7), day.slice(0, 4), '']);
}

function exitFacts(c, exit) {
  const sixth = addMonths(exit, 6);
  return {
    exit_date: exit,
    exit_status: c.one([...statuses, '', 'unemployed', 'employed', 'self_employed', 'student']),
    exit_status_on: c.one(['', '', exit, addDays(exit, 28), addDays(exit, 29), addDays(exit, c.below(40))]),
    exit_in_education: c.one(['yes', 'no', '']), qualification_gained: c.one(['yes', 'no', '']),
    six_month_date: c.one(['', sixth, sixth, addDays(sixth, -1), addDays(sixth, c.below(60)), addDays(exit, 183)]),
    six_month_status: c.one([...statuses, '', 'employed', 'self_employed']),
    six_month_improved: c.one(['yes', 'yes', 'no', '']),
  };
}

function entryFacts(c, entry) {
  const status = c.one([...statuses, 'unemployed', 'unemployed', 'home_care', 'employed', c.often(0.2) ? '' :
    'home_care']);
  const since = entry && addDays(addMonths(entry, -c.one([6, 12, 12, 18])), near(c));
  return {
    entry_date: entry, entry_status: status,
    unemployed_since: status === 'unemployed' && since ? c.one([since, since, since, '', since.slice(0, 7),
      since.slice(0, 4)]) : '',
    entry_in_education: c.one(['yes', 'no', '', '']), entry_education: c.one([...codes('0 1 2 3 4 5 6 7 8'), '9', '',
      '2', '3', '5', '2', '3', '4', '5']),
  };
}

// The spells of a person in one project, one after the other; only the last one is open. Those in two projects overlap.
function spells(c) {
  const first = c.often(0.04) ? '' : someDay(c), list = [];
  let entry = first;
  for (let n = c.one([1, 1, 1, 2, 2, 3]); n > 0; n--) {
    const exit = c.often(0.75) ? addDays(entry || someDay(c), c.often(0.1) ? 0 : c.below(300)) : '';
    list.push({ ...entryFacts(c, entry), ...(exit ? exitFacts(c, exit) : {}) });
    if (!exit || !entry) break;
    entry = addDays(exit, 1 + c.below(200));
  }
  return list;
}

function everybody(c, n, projects, tables) {
  for (let i = 0; i < n; i++) {
    const person = `P${i + 1}`, own = [];
    for (const { project } of projects) {
      const more = c.often(0.45) ? spells(c) : [];
      const isFree = s => !s.entry_date || own.every(other => other.entry_date !== s.entry_date);
      if (more.every(isFree)) own.push(...more.map(s => ({ project, ...s })));
    }
    const entry = own.map(s => s.entry_date).filter(Boolean).sort()[0];
    const born = birth(c, entry);
    tables.people.push({ person, given_names: c.one(codes('Aava Bilan Cecilia Daud Eeva Farah')),
      family_name: `Invented${i}`, birth_date: born, gender: c.one(['woman', 'woman', 'woman', 'man', 'man',
        'non_binary', 'unknown', '']), languages: c.one(['som', 'ara;som', 'fin', 'ukr;rus', '', 'som;ara', 'ckb']),
      municipality: c.one(['091', '398', '853', '']), arrived_on: arrival(c, entry),
      citizenships: c.one(['SO', 'FI;SO', '']) });
    tables.participations.push(...own.map(s => ({ person, ...s })));
    if (own.length || c.often(0.2)) path(c, person, tables);
  }
  // Keys that do not follow the days: what counts is the day.
  const order = tables.participations.map((_, i) => i).sort(() => c.below(3) - 1);
  tables.participations.forEach((row, i) => { row.participation = `E${String(order[i]).padStart(5, '0')}`; });
}

// Groups, guidance, plans, talks of one person; the days of joining differ, so that one group is the first.
function path(c, person, tables) {
  const joined = new Set();
  for (let k = c.below(4); k > 0; k--) {
    const group = c.one(tables.groups), from = someDay(c);
    if (joined.has(from)) continue;
    joined.add(from);
    const state = c.one(['member', 'left', 'left', 'waiting']);
    tables.memberships.push({ group: group.group, person, joined_on: from,
      left_on: state === 'left' && c.often(0.95) ? addDays(from, c.often(0.1) ? 0 : c.below(250)) : '', state });
  }
  if (joined.size && c.often(0.1)) tables.memberships.find(m => m.person === person).joined_on = '';
  const own = tables.memberships.filter(m => m.person === person).map(m => tables.groups.find(g => g.group === m.group)
    .project);
  const project = () => (own.length && c.often(0.7) ? c.one(own) : c.one(tables.projects).project);
  for (let k = c.one([0, 0, 1, 2, 3, 4]); k > 0; k--) {
    const exit = c.one(tables.participations.filter(p => p.person === person && p.exit_date))?.exit_date || FIRST;
    const beside = addDays(addMonths(exit, c.one([0, 3, 6, 12])), near(c));
    const date = c.one([FIRST, '2019-05-05', someDay(c), beside]);
    const destination = c.one([...destinations, 'not_reached']);
    const key = `${c.one(['D', 'd', 'D0', 'Ä'])}${c.below(1000)}-${tables.guidance.length}`;
    tables.guidance.push({ guidance: key, person,
      project: project(), date, destination, state: c.one(states),
      qualification: destination === 'vocational_education' ? c.one(['Carpenter', 'Nurse', 'Cook, of a school', '']) :
        '' });
  }
  for (let k = c.below(3); k > 0; k--) followUp(c, person, project(), tables);
  for (let k = c.one([0, 0, 1, 2]); k > 0; k--) {
    const counselling = `T${tables.counselling.length}`;
    tables.counselling.push({ counselling, person, project: project(), date: someDay(c),
      depth: c.one(['light', 'light', 'intensive']), minutes: '30' });
    const other = c.one(tables.people).person;
    if (other !== person && c.often(0.3)) tables.counselling_persons.push({ counselling, person: other });
  }
  for (let k = c.below(3); k > 0; k--) tables.plans.push({ plan: `L${tables.plans.length}`, person,
    project: c.one(tables.projects).project, made_on: someDay(c), goal: 'To be invented' });
}

function followUp(c, person, code, tables) {
  const project = tables.projects.find(p => p.project === code);
  const due = someDay(c), key = `F${tables.follow_ups.length}`;
  const end = c.one(['open', 'asked', 'asked', 'closed', 'closed']), attempts = Number(project.follow_up_attempts || 3);
  tables.follow_ups.push({ follow_up: key, person, project: project.project, kind: c.one(['exit', 'six_month',
    'other']), due_on: due, done_on: end === 'asked' ? addDays(due, c.below(20)) : '',
  reached: { asked: c.one(['yes', 'yes', 'no']), open: '', closed: '' }[end],
  not_reached_on: end === 'closed' ? addDays(due, 10 + c.below(20)) : '' });
  if (end === 'closed') for (let k = c.one([attempts, attempts, attempts - 1, 0]); k > 0; k--) {
    tables.follow_up_attempts.push({ follow_up_attempt: `U${tables.follow_up_attempts.length}`, follow_up: key,
      date: addDays(due, 10 - k), channel: 'phone', reached: 'no' });
  }
}

// Sessions of a group, the marks of most of its members and of some others, and children in care.
function meetings(c, group, tables) {
  const members = tables.memberships.filter(m => m.group === group.group && m.state !== 'waiting');
  let day = addDays(FIRST, c.below(DAYS));
  for (let k = 3 + c.below(7); k > 0; k--) {
    const session = `S${tables.sessions.length}`, start = c.one(['10:00', '09:30', '17:15', '']);
    tables.sessions.push({ session, group: group.group, date: day, start_time: start,
      end_time: start && c.often(0.9) ? c.one(['18:00', '19:45']) : '', kind: 'meeting',
      state: c.one(['held', 'held', 'held', 'held', 'planned', 'cancelled']) });
    for (const m of members) if (m.joined_on <= day && (!m.left_on || m.left_on >= day) && c.often(0.9)) mark(c,
      session, m.person, tables);
    if (c.often(0.2)) mark(c, session, c.one(tables.people).person, tables);
    for (const child of tables.children) if (c.often(0.15)) tables.child_care.push({ session, child: child.child,
      state: c.one(['booked', 'came', 'came', 'did_not_come']) });
    day = addDays(day, 1 + c.below(14));
  }
}

function mark(c, session, person, tables) {
  if (tables.attendance.some(a => a.session === session && a.person === person)) return;
  tables.attendance.push({ session, person, mark: c.one(['present', 'present', 'late', 'excused', 'absent',
    'absent']) });
}

// A package of n persons as tables of rows. Four projects of two objectives and of none; two groups of each language.
export function randomPackage(seed, n = 200) {
  const c = chance(seed), names = codes('projects people children participations groups memberships sessions ' +
    'attendance child_care contacts plans guidance follow_ups follow_up_attempts counselling counselling_persons');
  const tables = Object.fromEntries(names.map(name => [name, []]));
  for (const [i, objective] of ['4h', '4h', '4l', ''].entries()) tables.projects.push({ project: `R${i + 1}`,
    name: `Invented ${i}`, specific_objective: objective, start_date: '2018-01-01', follow_up_attempts:
      c.one(['', '1', '2', '4']), target_participants: c.one(['', '80', '37', '250']) });
  const groupLanguages = codes('som ara fin som ara ukr');
  for (const { project } of tables.projects) for (let k = c.one([0, 3, 5]); k > 0; k--) tables.groups.push({
    group: `G${tables.groups.length}`, project, name: `Group ${tables.groups.length}`, kind: 'peer',
    language: c.often(0.1) ? '' : c.one(groupLanguages), municipality: c.one(['091', '398', '']),
    area: c.one(['Harbour', 'Hill, upper', '']) });
  if (!tables.groups.length) tables.groups.push({ group: 'G0', project: 'R1', name: 'Group', kind: 'peer',
    language: 'som' });
  for (const [i, group] of tables.groups.entries()) if (tables.groups[i + 1]?.project === group.project
    && c.often(0.3)) group.merged_into = tables.groups[i + 1].group;
  everybody(c, n, tables.projects, tables);
  for (let i = 0; i < n / 3; i++) {
    const parents = [c.one(tables.people), tables.people[c.below(8)]].map(p => p.person);
    tables.children.push({ child: `C${i}`, parents: [...new Set(c.often(0.5) ? parents : [parents[0]])].join(';'),
      birth_month: '2017-05' });
  }
  for (const group of tables.groups) meetings(c, group, tables);
  for (let i = 0; i < n / 5; i++) tables.contacts.push({ contact: `K${i}`, project: c.one(tables.projects).project,
    date: someDay(c), channel: c.one(codes('phone visit message group_visit event')),
    person: c.often(0.5) ? c.one(tables.people).person : '' });
  return tables;
}

// targets and attendance: what a project has reached, and its groups month by month, from a data package alone. Written
// from INTERFACES.md 4, by somebody who had not read how the program counts. What that leaves open and the program
// decides: persons are all whose participation or membership meets the period; groups are those that have met in it;
// hours are whole, halves up, of the held sessions whose times are known, and not known if there is none of these.
import { byKey, grouped, percent } from './package.mjs';
import { lastDay } from './days.mjs';

const within = (day, { from, to }) => Boolean(day) && (!from || day >= from) && (!to || day <= to);
const clock = text => { const [h, m] = text.split(':').map(Number); return h * 60 + m; };
const isTimed = s => s.start_time && s.end_time;
const minutesOf = sessions => sessions.filter(isTimed).reduce((sum, s) => sum + clock(s.end_time)
  - clock(s.start_time), 0);
const distinct = values => new Set(values).size;
const isMember = m => ['member', 'left'].includes(m.state);
// Whether a membership and the days from `first` to `last` have a day in common.
const meets = (m, first, last) => (!m.joined_on || !last || m.joined_on <= last)
  && (!m.left_on || !first || m.left_on >= first);

// tables.targets of one project: { NAME: { reached } }, of persons also what was promised, null: nothing.
export function targets(tables, { project, ...period }) {
  const own = row => row.project === project, promised = byKey(tables.projects, 'project').get(project);
  const keys = new Set(tables.groups.filter(own).map(g => g.group));
  const held = tables.sessions.filter(s => keys.has(s.group) && s.state === 'held' && within(s.date, period));
  const sessions = new Set(held.map(s => s.session));
  const reached = {
    persons: distinct([...tables.participations.filter(p => own(p) && meets({ joined_on: p.entry_date,
      left_on: p.exit_date }, period.from, period.to)), ...tables.memberships.filter(m => keys.has(m.group)
      && isMember(m) && meets(m, period.from, period.to))].map(row => row.person)),
    groups: distinct(held.map(s => s.group)),
    sessions: held.length,
    hours: held.length && !held.some(isTimed) ? null : Math.floor((minutesOf(held) + 30) / 60),
    children: distinct(tables.child_care.filter(c => sessions.has(c.session) && c.state === 'came').map(c => c.child)),
    contacts: tables.contacts.filter(c => own(c) && within(c.date, period)).length,
    plans: tables.plans.filter(p => own(p) && within(p.made_on, period)).length,
    followed_up: distinct(tables.follow_ups.filter(f => own(f) && f.reached === 'yes' && within(f.done_on, period))
      .map(f => f.person)),
  };
  const wanted = promised.target_participants ? Number(promised.target_participants) : null;
  return { targets: Object.fromEntries(Object.entries(reached).map(([name, n]) => [name, name === 'persons'
    ? { promised: wanted, reached: n, percent: wanted ? percent(n, wanted) : null } : { reached: n }])) };
}

// Who was absent, without having said so, from two held sessions of the group that follow each other, the later one in
// the month. A held session without her mark or a break in her membership ends the row.
function absentTwice(held, marks, members, month) {
  const persons = new Set();
  held.forEach((session, i) => {
    const before = held[i - 1];
    if (!before || !session.date.startsWith(month)) return;
    const was = (s, person) => marks.get(s.session)?.some(m => m.person === person && m.mark === 'absent');
    for (const { person } of marks.get(session.session) || []) {
      const through = members.some(m => m.person === person && meets(m, before.date, before.date)
        && meets(m, session.date, session.date));
      if (was(session, person) && was(before, person) && through) persons.add(person);
    }
  });
  return persons.size;
}

// tables.months of one project. A month is whole: what a row says does not change with the days that are asked for.
export function attendance(tables, { project, from, to }) {
  const months = { from: from && `${from.slice(0, 7)}-01`, to: to && lastDay(to.slice(0, 7)) };
  const marks = grouped(tables.attendance, m => m.session), care = grouped(tables.child_care, c => c.session);
  const rows = [];
  for (const group of tables.groups.filter(g => g.project === project)) {
    const all = tables.sessions.filter(s => s.group === group.group && s.state === 'held')
      .sort((a, b) => (a.date + a.start_time < b.date + b.start_time ? -1 : 1));
    const members = tables.memberships.filter(m => m.group === group.group && isMember(m));
    for (const [month, held] of grouped(all.filter(s => within(s.date, months)), s => s.date.slice(0, 7))) {
      const first = `${month}-01`, last = lastDay(month);
      const own = held.flatMap(s => marks.get(s.session) || []);
      const children = held.flatMap(s => care.get(s.session) || []);
      const count = mark => own.filter(m => m.mark === mark).length;
      rows.push({
        group: group.group, month, sessions: held.length, minutes: held.some(isTimed) ? minutesOf(held) : null,
        members: distinct(members.filter(m => meets(m, first, last)).map(m => m.person)),
        present: count('present'), late: count('late'), excused: count('excused'), absent: count('absent'),
        children_booked: children.length, children_came: children.filter(c => c.state === 'came').length,
        absent_twice: absentTwice(all, marks, members, month),
      });
    }
  }
  return { months: rows };
}

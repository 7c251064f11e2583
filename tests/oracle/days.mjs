// days: what the oracle knows of the calendar. Days are texts, 2026-11-22; they sort as they follow each other.

const two = n => String(n).padStart(2, '0');
const text = (y, m, d) => `${String(y).padStart(4, '0')}-${two(m)}-${two(d)}`;
const parts = day => day.split('-').map(Number);

export const daysInMonth = (y, m) => (m === 2 ? (y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0) ? 29 : 28)
  : [4, 6, 9, 11].includes(m) ? 30 : 31);

export function addDays(day, n) {
  const [y, m, d] = parts(day);
  return new Date(Date.UTC(y, m - 1, d + n)).toISOString().slice(0, 10);
}

// Calendar months; a day that the month has not is its last one: 31 August + 6 months = 28 or 29 February.
export function addMonths(day, n) {
  const [y, m, d] = parts(day);
  const months = y * 12 + (m - 1) + n, year = Math.floor(months / 12), month = months % 12 + 1;
  return text(year, month, Math.min(d, daysInMonth(year, month)));
}

// Completed years; who was born on 29 February completes a year, where there is none, on 1 March.
export function age(birth, day) {
  const [y, m, d] = parts(birth), [Y, M, D] = parts(day);
  return Y - y - (M < m || (M === m && D < d) ? 1 : 0);
}

export const isWholeDay = day => /^\d{4}-\d\d-\d\d$/.test(day);

// The last day that a year (2022), a month (2022-05) or a day can mean.
export function lastDay(day) {
  if (isWholeDay(day)) return day;
  const [y, m = 12] = parts(day);
  return text(y, m, daysInMonth(y, m));
}

// package: writes and reads the files of a data package as INTERFACES.md 3 describes them: rows as objects of texts.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const quoted = cell => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

export function write(folder, tables) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, rows] of Object.entries(tables)) {
    if (!rows.length) continue;
    const columns = [...new Set(rows.flatMap(row => Object.keys(row)))];
    const lines = [columns, ...rows.map(row => columns.map(c => String(row[c] ?? '')))];
    writeFileSync(path.join(folder, `${name}.csv`), lines.map(line => line.map(quoted).join(',') + '\n').join(''));
  }
}

// RFC 4180, with a comma.
function cellsOf(text) {
  const rows = [];
  let row = [], cell = '', inside = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (inside) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') { cell += c; i++; }
      else inside = false;
    } else if (c === '"') inside = true;
    else if (c === ',') { row.push(cell); cell = ''; }
    else if (c === '\n') { row.push(cell); rows.push(row); row = []; cell = ''; }
    else if (c !== '\r') cell += c;
  }
  if (cell !== '' || row.length) rows.push([...row, cell]);
  return rows;
}

export function readTable(file) {
  if (!existsSync(file)) return [];
  const [columns = [], ...rows] = cellsOf(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  return rows.map(row => Object.fromEntries(columns.map((c, i) => [c, row[i] ?? ''])));
}

// All tables of a folder; one that is missing is empty. A cell that is missing is empty too.
export function read(folder) {
  const files = readdirSync(folder).filter(name => name.endsWith('.csv'));
  const tables = Object.fromEntries(files.map(name => [name.slice(0, -4), readTable(path.join(folder, name))]));
  return new Proxy(tables, { get: (all, name) => all[name] ?? [] });
}

export const list = cell => (cell || '').split(';').map(item => item.trim()).filter(Boolean);
export const byKey = (rows, key) => new Map(rows.map(row => [row[key], row]));
export function grouped(rows, of) {
  const groups = new Map();
  for (const row of rows) {
    const key = of(row);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(row);
  }
  return groups;
}
// Halves up.
export const percent = (n, of) => (of ? Math.floor((n * 200 + of) / (2 * of)) : 0);

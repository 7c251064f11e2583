// languages: the languages of the program, read from its own table: { tag, name, dir }.
import { readFileSync } from 'node:fs';

const table = readFileSync(new URL('../src/lang/languages.h', import.meta.url), 'utf8');
export const languages = [...table.matchAll(/^ *L\(x, (\w+), "\w+", "([^"]+)", *"(ltr|rtl)"/gm)]
  .map(([, tag, name, dir]) => ({ tag, name, dir }));

// tools/guides.mjs must find each kind of name that is of nothing, and leave alone what is there or is a placeholder.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'

const tool = path.resolve(import.meta.dirname, '../../tools/guides.mjs')
const tree = {
  '.gitignore': '/made.pot\n',
  'src/commands.h': ['"serve", "", "migrate"', '"staff add", "", "email=E"']
    .map(row => `    C(x, ${row}, NEEDS, "")\n`).join(''),
  'src/base/settings.h': '    S(key_file, TEXT, "", 0, 500, START, "Key")\n',
  'src/rooms/people/people.c': 'int people_find(void);\n/* R(people_list, GET, "/people") */\n',
  'docs/other.md': '# What stands here\n',
}
function said(guide) {
  const root = mkdtempSync(path.join(tmpdir(), 'kotipolku-guides-'))
  try {
    for (const [name, text] of Object.entries({ ...tree, 'GUIDE.md': guide })) {
      mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
      writeFileSync(path.join(root, name), text)
    }
    const run = spawnSync(process.execPath, [tool, root], { encoding: 'utf8' })
    return { status: run.status, lines: run.stdout.trimEnd().split('\n').slice(0, -1) }
  } finally { rmSync(root, { recursive: true }) }
}

for (const [what, guide, fault] of [
  ['a file', 'See `src/rooms/people/old.c`.', '`src/rooms/people/old.c`: no such file'],
  ['a file by its name alone', 'See `old.h`.', '`old.h`: no such file'],
  ['a folder', 'See `people/pages/`.', '`people/pages/`: no such file'],
  ['a function', 'Call `people_lost()`.', '`people_lost()`: no such function'],
  ['a word of the code', 'Say `PEOPLE_LOST`.', '`PEOPLE_LOST`: the code has no such word'],
  ['a command', '```\nkotipolku dance\n```', '`kotipolku dance`: no such command'],
  ['an option', '`kotipolku serve --fast`', '`--fast`: no such option'],
  ['a setting', '`KOTIPOLKU_KEYS`', '`KOTIPOLKU_KEYS`: the code has no such word'],
  ['an address', 'Open `/persons`.', '`/persons`: no such address'],
  ['a link', '[x](docs/gone.md)', '`docs/gone.md`: the link leads nowhere'],
  ['a heading', '[x](docs/other.md#what-is-gone)', '`docs/other.md#what-is-gone`: no such heading'],
]) test(`${what} that is not there is named`, () => {
  const { status, lines } = said(`# Guide\n\n${guide}\n\`people_find()\`\n`)
  assert.equal(status, 1)
  assert.ok(lines.some(line => line.endsWith(fault)), lines.join('\n'))
})

test('what is there, and what only stands for something, is left alone', () => {
  assert.deepEqual(said(`\`src/rooms/people/people.c\` \`people/\` \`people.c\` \`people_find()\` \`made.pot\`
\`kotipolku serve --migrate --key-file F\` \`kotipolku staff add --email E\`
\`KOTIPOLKU_KEY_FILE\` \`/people\` \`/etc/x\`
\`<room>_old()\` \`src/rooms/<room>/x.c\` \`people_sql_people_find()\`
[x](docs/other.md#what-stands-here) [y](https://example.org)
\`\`\`c
int of_an_example;
\`\`\`
`), { status: 0, lines: [] })
})
test('a tree without guides is not green', () => assert.equal(said('nothing said as code').status, 1))

// script: ./test counts every way a test can end other than well, and its last line comes whatever happens. Each way is
// made to happen: with real files of tests, real meson, programs that lie, and tools that fail.
import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
const all = mkdtempSync(path.join(tmpdir(), 'kotipolku-script-'))
after(() => rmSync(all, { recursive: true, force: true }))
let made = 0

// A folder with these files; those of bin/ can be run.
function folder(files) {
  const at = path.join(all, String(++made))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(at, name)), { recursive: true })
    writeFileSync(path.join(at, name), text)
    if (name.startsWith('bin/')) chmodSync(path.join(at, name), 0o755)
  }
  mkdirSync(path.join(at, 'bin'), { recursive: true })
  return at
}
const environment = (at, more) => ({ ...process.env, NODE_TEST_CONTEXT: undefined, KOTIPOLKU_TEST_PG: 'none',
  PATH: `${at}/bin:${process.env.PATH}`, ...more })
const outcome = run => ({ status: run.status, said: run.stdout, last: run.stdout.trimEnd().split('\n').at(-1) })

// Some lines of sh with the counting, in a folder of these files.
function counted(lines, files = {}, more = {}) {
  const at = folder({ ...files,
    'script.sh': `set -u\nroot=${root}\n. ${root}/tools/testing/count.sh\ncounting_begins\n${lines}\nended=well\n` })
  return outcome(spawnSync('sh', ['script.sh'], { cwd: at, encoding: 'utf8', env: environment(at, more) }))
}
function assertLast(run, last) {
  assert.match(run.last, new RegExp(`^${last}$`), run.said)
  assert.equal(run.status, last.includes(' 0 failed') ? 0 : 1)
}

// ---- files of node tests

const head = "import { test, after } from 'node:test'\n", fine = "test('fine', () => {})\n"
const files = {
  'a test that is well': [fine, '1 passed, 0 failed'],
  'a test that fails': [fine + "test('bad', () => { throw new Error('boom') })", '1 passed, 1 failed', 'boom'],
  'a promise that never resolves': ["test('never', () => new Promise(() => {}))", '0 passed, 1 failed', 'never'],
  'a test over its time': [`test('slow', { timeout: 50 }, t => new Promise(ok => {
    const late = setTimeout(ok, 60000)
    t.signal.addEventListener('abort', () => clearTimeout(late)) }))\n${fine}`, '1 passed, 1 failed', 'slow'],
  'a file over its time': [fine + 'setInterval(() => {}, 1000)', '1 passed, 1 failed', 'did not end in 5 s'],
  'a test that is still to be done': ["test('later', { todo: true }, () => {})", '0 passed, 1 failed',
    'still to be done'],
  'a test to be done that fails': ["test('later', { todo: true }, () => { throw new Error('x') })\n" + fine,
    '1 passed, 1 failed', 'still to be done'],
  'a test that is skipped': [fine + "test('not here', { skip: 'no such thing here' }, () => {})",
    '1 passed, 0 failed, 1 skipped', 'no such thing here'],
  'a child that fails': ["test('parent', async t => { await t.test('one', () => {}); await t.test('child', () => { " +
    "throw new Error('x') }) })", '1 passed, 1 failed', 'child'],
  'a file that leaves early': [fine + "test('leaves', () => { process.exit(0) })\ntest('lost', () => {})",
    '0 passed, 1 failed', 'no test of it ended'],
  'a file that leaves when a test was heard of':
    [fine + "test('waits', () => new Promise(ok => setTimeout(ok, 300)))\ntest('leaves', () => { process.exit(0) })",
      '[12] passed, 1 failed', 'cut off'],
  'a file without tests': ['', '0 passed, 1 failed', 'is there one in it?'],
  'a file that does not load': ["throw new Error('at load')", '0 passed, 1 failed', 'at load'],
  'a file that does not load beside its tests': [fine + "throw new Error('at load')", '0 passed, 1 failed'],
  'clearing away that fails': [fine + "after(() => { throw new Error('in after') })", '1 passed, 1 failed', 'in after'],
  'a file that is killed': [fine + "test('killed', () => { process.kill(process.pid, 'SIGKILL') })",
    '0 passed, 1 failed', 'status 137'],
  'a promise that is rejected after all': [fine + "after(() => { Promise.reject(new Error('nobody waits')) })",
    '1 passed, 1 failed'],
}
for (const [name, [text, last, says = '']] of Object.entries(files))
  test(`node: ${name}`, () => {
    const run = counted('outside some -:a.mjs', { 'a.mjs': head + text },
      { FILE_SECONDS: name === 'a file over its time' ? '5' : '300' })
    assertLast(run, last)
    assert.ok(run.said.includes(says), run.said)
  })

test('node: a file that is not there, and two files of which one is killed', () => {
  assertLast(counted('outside some -:nowhere.mjs'), '0 passed, 1 failed')
  assertLast(counted('outside some -:a.mjs -:b.mjs',
    { 'a.mjs': head + fine, 'b.mjs': "process.kill(process.pid, 'SIGSEGV')" }), '1 passed, 1 failed')
  assertLast(counted('outside some'), '0 passed, 1 failed')
  assertLast(counted('outside some nonsense:a.mjs', { 'a.mjs': head + fine }), '0 passed, 1 failed')
})
test('node: when the runner of files itself dies, each of them is a failure', () => {
  assertLast(counted('outside some -:a.mjs -:b.mjs', { 'a.mjs': head + fine, 'bin/xargs': '#!/bin/sh\nkill -9 $$\n' }),
    '0 passed, 2 failed')
  assertLast(counted('outside some -:a.mjs', { 'a.mjs': head + fine, 'bin/node': '#!/bin/sh\nexit 0\n' }),
    '0 passed, 1 failed')
})
const runs = pid => existsSync(`/proc/${pid}/stat`) && !/\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
test('node: what a file that died has left running is ended', async () => {
  const note = path.join(folder({}), 'pid'), text = `import { spawn } from 'node:child_process'
    import { writeFileSync } from 'node:fs'
    writeFileSync('${note}', String(spawn('sleep', ['600'], { stdio: 'ignore' }).pid))
    throw new Error('at load')`
  assertLast(counted('outside some -:a.mjs', { 'a.mjs': text }), '0 passed, 1 failed')
  while (runs(readFileSync(note, 'utf8'))) await new Promise(ok => setTimeout(ok, 20))
})
test('node: a test that takes long is named, and what cost most', () => {
  const run = counted('LONG=0; outside some -:a.mjs', { 'a.mjs': head + fine })
  assert.match(run.said, /Longer than 0 s:[^]*a\.mjs: fine[^]*What cost most/)
})

// ---- programs under meson

const lines = (...list) => list.map(l => `echo '${l}'`).join('\n') + '\n'
const cmocka = (n, ...list) => lines(`[==========] rules: Running ${n} test(s).`, ...list)
const closing = (n, ok) => lines(`[==========] rules: ${n} test(s) run.`, `[  PASSED  ] ${ok} test(s).`)
const programs = {      // text, then passed, failed, skipped
  good: ['', 1, 0, 0],
  fails: ['echo "what went wrong" >&2; exit 1', 0, 1, 0],
  crashes: ['kill -SEGV $$', 0, 1, 0],
  hangs: ['exec sleep 60', 0, 1, 0],
  skips: ['exit 77', 0, 1, 0],
  hard: ['exit 99', 0, 1, 0],
  rules: [cmocka(2, '[ RUN      ] a', '[       OK ] a', '[ RUN      ] b', '[       OK ] b') + closing(2, 2), 2, 0, 0],
  one_bad: [cmocka(2, '[ RUN      ] a', '[       OK ] a', '[ RUN      ] b', '[  FAILED  ] b') + closing(2, 1)
    + lines('[  FAILED  ] rules: 1 test(s), listed below:', '[  FAILED  ] b') + 'exit 1', 1, 1, 0],
  lies: [cmocka(1, '[ RUN      ] a', '[  FAILED  ] a') + closing(1, 0) + 'exit 0', 0, 1, 0],
  leaves_early: [cmocka(3, '[ RUN      ] a', '[       OK ] a') + 'exit 0', 1, 1, 0],
  dies_inside: [cmocka(3, '[ RUN      ] a', '[       OK ] a', '[ RUN      ] b') + 'kill -ABRT $$', 1, 1, 0],
  leaks: [cmocka(1, '[ RUN      ] a', '[       OK ] a') + closing(1, 1) + 'exit 23', 1, 1, 0],
  left_out: [cmocka(2, '[ RUN      ] a', '[       OK ] a', '[ RUN      ] b', 'LEFT OUT: a collection is not here',
    '[  SKIPPED ] b') + closing(2, 1), 1, 0, 1],
}
const sum = i => Object.values(programs).reduce((n, p) => n + p[i], 0)

test('meson: each way a program can end is counted, cmocka\'s by their single tests', () => {
  const build = ["project('ways')", "sh = find_program('sh')",
    ...Object.keys(programs)
      .map(name => `test('${name}', sh, args: [meson.current_source_dir() / '${name}.sh'], timeout: ${name === 'hangs'
        ? 1 : 60})`)]
  const run = counted('meson setup b >/dev/null && rules b', { 'meson.build': build.join('\n') + '\n',
    ...Object.fromEntries(Object.entries(programs).map(([name, [text]]) => [`${name}.sh`, text + '\n'])) })
  assertLast(run, `${sum(1)} passed, ${sum(2)} failed, ${sum(3)} skipped`)
  for (const [name, [, , failed]] of Object.entries(programs)) assert.equal(run.said.includes(`FAILED: b ${name}`),
    failed > 0, `${name}\n${run.said}`)
  assert.match(run.said, /what went wrong/)
  assert.match(run.said, /leaves_early[^]*only 1 of its 3 tests ended/)
  assert.match(run.said, /Left out:\n +a collection is not here/)
})

const section = (k, n, name) =>
  `==== ${k}/${n} ====\ntest:         p / ${name}\nduration:     0.01s\nresult:       exit status 0\n====\n\n`
const meson = (log, status) =>
  `#!/bin/sh\n${log === null ? ''
    : `mkdir -p b/meson-logs; cat >b/meson-logs/testlog.txt <<'X'\n${log}X\n`}exit ${status}\n`
for (const [name, log, status, last] of [
  ['leaves no log', null, 0, '0 passed, 1 failed'], ['finds no tests', 'Log of Meson\n', 0, '0 passed, 1 failed'],
  ['is cut off', section(1, 3, 'one'), 137, '1 passed, 1 failed'], ['loses a program and says nothing',
    section(1, 2, 'one'), 0, '1 passed, 1 failed'],
  ['fails although all is well', section(1, 1, 'one'), 1, '1 passed, 1 failed'],
  ['is cut off within a program', '==== 1/1 ====\ntest:         p / one\n', 137, '0 passed, 1 failed'],
]) test(`meson: one that ${name}`, () => assertLast(counted('rules b', { 'bin/meson': meson(log, status) }), last))

test('meson: a program that was asked for and is not there, and a log of an earlier run', () => {
  assertLast(counted('rules b one two', { 'bin/meson': meson(section(1, 1, 'one'), 0) }), '1 passed, 1 failed')
  assertLast(counted('rules b', { 'bin/meson': '#!/bin/sh\nexit 0\n', 'b/meson-logs/testlog.txt': section(1, 1,
    'one') }), '0 passed, 1 failed')
})

// ---- steps, and the script itself

test('a step counts once, well or not; one that hangs is ended and counted', () => {
  assertLast(counted('step good true'), '1 passed, 0 failed')
  assertLast(counted('step bad sh -c "echo said: error: x; exit 3"'), '0 passed, 1 failed')
  const run = counted('step good true; STEP_SECONDS=1; step hung sleep 60')
  assertLast(run, '1 passed, 1 failed')
  assert.match(run.said, /did not end in 1 s/)
})
test('a step beside others counts where they meet, well or not; one that hangs is ended and counted', () => {
  assertLast(counted('beside good true; step other true; met'), '2 passed, 0 failed')
  const bad = counted('beside bad sh -c "echo said: error: x; exit 3"; step other true; met')
  assertLast(bad, '1 passed, 1 failed')
  assert.match(bad.said, /said: error: x/)
  const hung = counted('STEP_SECONDS=1; beside hung sleep 60; step other true; met')
  assertLast(hung, '1 passed, 1 failed')
  assert.match(hung.said, /did not end in 1 s/)
})
test('a script that stumbles, leaves early or ran nothing is not green', () => {
  assertLast(counted('step good true; exit 0'), '1 passed, 1 failed')
  assertLast(counted('step good true; echo "$never_set"'), '1 passed, 1 failed')
  assert.equal(counted(':').status, 1)
})
for (const [signal, how] of ['SIGTERM', 'SIGINT', 'SIGHUP'].flatMap(s => [[s, 'step'], [s, 'beside']]))
  test(`on ${signal} what runs (${how}) is ended and the last line comes`, async () => {
    const at = folder(
      { 'script.sh':
        `root=${root}\n. ${root}/tools/testing/count.sh\ncounting_begins\nstep good true\n` +
          `${how} hung sh -c 'echo $$ >pid; exec sleep 600'\nmet\nended=well\n` })
    const child = spawn('sh', ['script.sh'], { cwd: at, env: environment(at, {}), stdio: ['ignore', 'pipe',
      'inherit'] })
    let said = ''
    child.stdout.on('data', d => { said += d })
    const ended = new Promise(ok => child.on('close', ok)), pid = path.join(at, 'pid')
    while (!existsSync(pid) || !readFileSync(pid, 'utf8').endsWith('\n')) await new Promise(ok => setTimeout(ok, 20))
    child.kill(signal)
    assert.equal(await ended, 1)
    assert.equal(said.trimEnd().split('\n').at(-1), '1 passed, 1 failed', said)
    while (runs(readFileSync(pid, 'utf8').trim())) await new Promise(ok => setTimeout(ok, 20))
  })

test('what tests write lies in memory where there is room for it, and else where it did', () => {
  const df = (kind, free) => ({ 'bin/df': `#!/bin/sh\nprintf 'x\\n${kind} 1 1 ${free} 1%% /dev/shm\\n'\n`,
    'bin/awk': '#!/bin/sh\ncase $* in *MemAvailable*) echo 99999999 ;; *) exec /usr/bin/awk "$@" ;; esac\n' })
  const where = files => counted('echo "[$(folder_in_memory)]"', files).said.split('\n')[0]
  const there = where(df('tmpfs', 9999999))
  assert.match(there, /^\[\/dev\/shm\/kp\.\w+\]$/)
  rmSync(there.slice(1, -1), { recursive: true })
  assert.equal(where(df('tmpfs', 5000000)), '[]')
  assert.equal(where(df('ext4', 9999999)), '[]')
})

// ./test itself, with tools that do nothing, in a tree of its own.
function wholeScript(files, ...args) {
  const at = folder({ 'tools/install.sh': '', 'tools/postgres-for-tests.sh': 'echo none\n',
    'src/rooms/people/people_test.c': '', ...files })
  for (const part of ['test', 'tools/testing', 'tools/node.sh']) cpSync(path.join(root, part), path.join(at, part),
    { recursive: true, force: false })
  return outcome(spawnSync('sh', ['test', ...args], { cwd: at, encoding: 'utf8', env: environment(at, {}) }))
}
const builds = { 'bin/meson': '#!/bin/sh\n[ "$1" = setup ] && exit 0\nmkdir -p build-test/meson-logs; cat ' +
  '>build-test/meson-logs/testlog.txt <<X\n' + section(1, 1, 'people_test') + 'X\n', 'bin/ninja': '#!/bin/sh\n' }
test('./test: the last line comes when all is well', () => assertLast(wholeScript(builds, '--quick'),
  '2 passed, 0 failed'))
for (const [name, files] of Object.entries({
  'installing fails': { 'tools/install.sh': 'exit 1\n' },
  'PostgreSQL does not start': { 'tools/postgres-for-tests.sh': 'echo no room >&2; exit 1\n' },
  'npm fails to bring Node': { 'bin/node': '#!/bin/sh\necho 18\n',
    'bin/npm': '#!/bin/sh\necho "npm ERR! 503" >&2; exit 1\n', 'tools/node/package.json': '{}' },
  'npm fails in the build': { 'bin/meson': '#!/bin/sh\n',
    'bin/ninja': '#!/bin/sh\necho "npm error: registry answers 503"; exit 1\n' },
  'meson fails to set up': { 'bin/meson': '#!/bin/sh\necho "meson.build:1: ERROR: no compiler"; exit 1\n' },
})) test(`./test: the last line comes when ${name}`, () => assertLast(wholeScript(files, '--quick'),
  '0 passed, 1 failed'))
test('./test --room: one room, or a sentence with the rooms there are', () => {
  assertLast(wholeScript(builds, '--room', 'people'), '2 passed, 0 failed')
  const at = wholeScript(builds, '--room', 'kitchen')
  assertLast(at, '0 passed, 1 failed')
  assertLast(wholeScript(builds, '--rooms'), '0 passed, 1 failed')
})

// crawler: every page that a role can reach by links, in Finnish on a desktop and in Arabic on a phone: accessible, valid
// HTML, nothing sideways, no error, no dead link, nothing left in English. One address of each shape is enough.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { postgres } from '../databases.mjs'
import { crawl } from './crawler.mjs'
import { desktop, faults, openBrowser, phone, roles, root, startServer, visit } from './harness.mjs'

let server, browser, folder, saved = 0
before(async () => { server = await startServer(); browser = await openBrowser(); folder = mkdtempSync(path.join(tmpdir(), 'kotipolku-html-')) })
after(async () => { await browser?.close(); await server?.stop(); rmSync(folder, { recursive: true, force: true }) })

// One walk; all faults in one list, each told once, so that one run shows everything that is to be mended.
async function walk(options, { withAxe = true } = {}) {
  const page = await visit(browser, server, options), wrong = [], told = new Set(), who = `${options.role || 'nobody'} ${options.lang}`
  const { seen, dead } = await crawl(page, server, { each: async (address, answer) => {
    writeFileSync(path.join(folder, `${++saved}.html`), await answer.text())
    for (const fault of await faults(page, { withAxe })) {
      if (told.has(fault)) continue
      told.add(fault)
      wrong.push(`${who} ${address}: ${fault}`)
    }
  } })
  await page.context().close()
  wrong.push(...dead.map(x => `${who}: a link leads to ${x}`))
  if (wrong.length) assert.fail(`${seen.size} shapes of pages\n${wrong.join('\n')}`)
  return seen
}

// Pages that are no page of the house, or that only stand after something was done: the stories of their rooms open them.
const elsewhere = new Set(['/sign-in', '/sign-in/code', '/welcome', '/offline', '/manifest.webmanifest', '/people/new', '/sessions/{}/close', '/groups/{}/events/{}/undo',
  '/exchange/{}', '/exchange/{}/rejected', '/exchange/{}/undo', '/contacts/{}/edit', '/contacts/{}/remove'])
const permitted = role => readFileSync(path.join(root, 'tests/matrix.txt'), 'utf8').split('\n').map(line => line.split(/\s+/))
  .filter(([method, , ...who]) => method === 'GET' && who.includes(role)).map(([, address]) => address)

// The pages are the same on PostgreSQL: there only what the database could spoil is looked for, in one language.
const whole = !postgres
for (const role of roles) {
  test(`${role}: every page, Finnish, desktop`, async () => {
    const seen = await walk({ role, lang: 'fi', viewport: desktop }, { withAxe: whole })
    const reached = new Set([...seen].map(address => address.split('?')[0].replace(/\/[0-9][0-9a-z]{12}(?=\/|$)/g, '/{}')))
    const lost = permitted(role).filter(address => !reached.has(address) && !elsewhere.has(address))
    assert.deepEqual(lost, [], 'no link leads to a page that this role may open')
  })
  if (whole) test(`${role}: every page, Arabic, phone`, async () => { await walk({ role, lang: 'ar', viewport: phone }) })
}
if (whole) test('manager: every page, Somali, 320 px, dark', async () => { await walk({ role: 'manager', lang: 'so', viewport: { width: 320, height: 640 }, colorScheme: 'dark' }) })
if (whole) test('instructor: every page, Swedish, tablet, without script', async () => {
  await walk({ role: 'instructor', lang: 'sv', viewport: { width: 768, height: 900 }, javaScriptEnabled: false }, { withAxe: false })
})
test('not signed in: first page and sign-in', async () => {
  for (const lang of ['fi', 'sv', 'en', 'so', 'ar']) {
    const page = await visit(browser, server, { lang, viewport: phone })
    assert.deepEqual(await faults(page), [])
    await page.go('/')
    assert.deepEqual(await faults(page), [])
    await page.context().close()
  }
})
test('all of these pages are valid HTML', () => {
  const jar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar')
  let report = ''
  try { execFileSync('java', ['-Xss8m', '-jar', jar, '--errors-only', '--skip-non-html', folder], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 64 << 20 }) } catch (e) { report = e.stderr || String(e) }
  const distinct = [...new Set(report.split('\n').filter(Boolean).map(l => l.replace(/^.*?: (error|info)/, '$1').replace(/^"file:[^"]*":[0-9.-]+: /, '')))]
  assert.ok(saved > 20, `only ${saved} pages were seen`)
  if (distinct.length) assert.fail(distinct.slice(0, 40).join('\n'))
})

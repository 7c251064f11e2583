// walks: every page that a role can reach by links, as tests of the file that calls: accessible, valid HTML, nothing
// sideways, no error, no dead link, nothing left in English. One address of each shape is enough. Two files call, so
// that both cores walk. The pages are the same on PostgreSQL: there each is only asked for, which runs every statement
// behind it.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { postgres } from '../databases.mjs'
import { each, those } from './addresses.mjs'
import { crawl, kind } from './crawler.mjs'
import { desktop, faults, newOf, openBrowser, phone, program, root, startServer, visit } from './harness.mjs'

// The pages that the rules of tests/matrix.txt open to a role (see there); the first rule that fits decides.
function permitted(role) {
  const lines = readFileSync(path.join(root, 'tests/matrix.txt'), 'utf8').split('\n')
    .map(line => line.replace(/#.*/, '').trim().split(/\s+/)).filter(([word]) => word)
  const who = new Map(lines.filter(([word]) => word === 'who').map(([, name, ...roles]) => [name, roles]))
  const shape = pattern => new RegExp(`^${pattern.replace(/[.{}]/g, '\\$&').replaceAll('*', '.*')}$`)
  const fits = (pattern, address) => shape(pattern).test(address)
  const pages = execFileSync(program, ['routes'], { encoding: 'utf8' }).split('\n').map(line => line.split(/\s+/))
    .filter(([method]) => method === 'GET').map(([, address]) => address)
  return pages.filter(address => {
    const rule = lines.find(([word, method, pattern]) => word !== 'who' && method !== 'POST' && fits(pattern, address))
    assert.ok(rule, `no rule fits ${address}`)
    return who.get(rule[0]).includes(role)
  })
}

const unlinked = those('unlinked')

// One walk; all faults in one list, each told once, so that one run shows everything that is to be mended.
async function walk(place, options) {
  const { browser, server, saved, arabic } = place, page = await visit(browser, server, options)
  const wrong = [], told = new Set(), who = `${options.role} ${options.lang}`
  // The same pages come again for the other roles and in the other languages.
  const looked = options.lang === 'fi' && !place.pages ? 2 : 1
  const { seen, dead } = await crawl(page, server, { hang: each('hangs'), looked, each: async (address, html) => {
    place.pages++
    if (postgres) return
    const isNew = await newOf(page, html)
    if (isNew.toRead()) saved.push(html)
    // The roles of one file see one page mirrored in the same way: in Arabic the first that comes to it looks.
    if (options.lang === 'ar' && arabic.has(kind(address))) return
    if (options.lang === 'ar') arabic.add(kind(address))
    if (!isNew.toOpen()) return
    await page.go(address)
    for (const fault of await faults(page, { withAxe: options.javaScriptEnabled !== false })) {
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

// What the validator of the W3C says of these pages, each complaint once.
function complaints(pages) {
  if (!pages.length) return [] // the other file has read all of these shapes
  const jar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar'),
    folder = mkdtempSync(path.join(tmpdir(), 'kotipolku-html-'))
  pages.forEach((html, i) => writeFileSync(path.join(folder, `${i}.html`), html))
  let report = ''
  try { execFileSync('java', ['-Xss8m', '-jar', jar, '--errors-only', '--skip-non-html', folder],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 64 << 20 }) } catch (e) { report = e.stderr ||
      String(e) }
  rmSync(folder, { recursive: true, force: true })
  return [...new Set(report.split('\n').filter(Boolean).map(l => l.replace(/^.*?: (error|info)/, '$1')
    .replace(/^"file:[^"]*":[0-9.-]+: /, '')))]
}

// The tests of these roles, in Finnish on a desktop and in Arabic on a phone, and of `more`: { name: options of visit
// }. Gives { browser, server }, which stand while tests run.
export function walks(roles, more = {}) {
  const place = { pages: 0, saved: [], arabic: new Set() }
  before(async () => { place.server = await startServer(); place.browser = await openBrowser() })
  after(async () => { await place.browser?.close(); await place.server?.stop() })
  for (const role of roles) {
    test(`${role}: every page, Finnish, desktop`, async () => {
      const seen = await walk(place, { role, lang: 'fi', viewport: desktop })
      const reached = new Set([...seen].map(address => address.split('?')[0].replace(/\/[0-9][0-9a-z]{12}(?=\/|$)/g,
        '/{}')))
      const lost = permitted(role).filter(address => !reached.has(address) && !unlinked.has(address))
      assert.deepEqual(lost, [], 'no link leads to a page that this role may open')
    })
    if (!postgres) test(`${role}: every page, Arabic, phone`,
      async () => { await walk(place, { role, lang: 'ar', viewport: phone }) })
  }
  if (postgres) return place
  for (const [name, options] of Object.entries(more)) test(name, async () => { await walk(place, options) })
  test(`all of these pages are valid HTML: ${roles.join(', ')}`, () => {
    assert.ok(place.pages > 20, `only ${place.pages} pages were seen`)
    const distinct = complaints(place.saved)
    if (distinct.length) assert.fail(distinct.slice(0, 40).join('\n'))
  })
  return place
}

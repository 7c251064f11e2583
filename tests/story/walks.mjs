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
import { those } from './addresses.mjs'
import { asker, kind, reached } from './crawler.mjs'
import { desktop, faults, isNew, newOf, openBrowser, phone, program, root, startServer, visit } from './harness.mjs'

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

// A page in this language, where it has one of its own.
async function inLanguage(page, server, lang, address) {
  const own = address.replace(/^\/([po])\/fi(?=[/?]|$)/, `/$1/${lang}`)
  return own !== address && (await (await asker(page, server))(own)).ok ? own : address
}

// What is to be looked at of these pages. In Finnish each whose shape is new, at this width; its HTML is kept for the
// validator. The same kinds come again for the other roles: then one page of each. So do they in other languages and
// colours, where of all roles the first that comes to a kind looks.
async function* worthALook(place, page, pages, { lang, viewport }) {
  const get = await asker(page, place.server), first = new Set(), one = place.pages > 0
  for (const address of pages) {
    if (lang !== 'fi') {
      if (isNew(`kind ${lang} ${viewport.width} ${kind(address)}`))
        yield await inLanguage(page, place.server, lang, address)
      continue
    }
    if (one && first.has(kind(address))) continue
    first.add(kind(address))
    const html = await (await get(address)).text(), shapes = await newOf(page, html)
    place.pages++
    if (shapes.toRead()) place.saved.push(html)
    if (shapes.toOpen()) yield address
  }
}

// What axe looks for where the same page was looked at in Finnish: markup and colours are the same, but not how wide,
// high and far from each other things are. Dark colours are others.
const again = ['target-size', 'scrollable-region-focusable', 'html-has-lang', 'html-lang-valid', 'valid-lang',
  'document-title']
const rules = ({ lang, colorScheme }) => lang === 'fi' ? undefined : colorScheme === 'dark' ? [...again,
  'color-contrast'] : again

// Sizes of what is touched take a third of the time of axe. They are looked at where there is least room: on a phone,
// above, and in the stories that go there.
const but = ({ viewport }) => viewport.width > 1000 ? ['target-size'] : []

// One walk; all faults in one list, each told once, so that one run shows everything that is to be mended.
async function walk(place, options) {
  const { browser, server } = place, page = await visit(browser, server, options), { role, lang } = options
  const found = await reached(page, server, role), wrong = new Map()
  const withAxe = options.javaScriptEnabled !== false
  if (!postgres) for await (const address of worthALook(place, page, found.pages, options)) {
    await page.go(address)
    for (const fault of await faults(page, { withAxe, only: rules(options), but: but(options) }))
      if (!wrong.has(fault)) wrong.set(fault, address)
  }
  await page.context().close()
  const all = [...wrong].map(([fault, address]) => `${role} ${lang} ${address}: ${fault}`)
  if (lang === 'fi') all.push(...found.dead.map(x => `${role}: a link leads to ${x}`))
  if (all.length) assert.fail(`${found.seen.length} kinds of pages\n${all.join('\n')}`)
  return found.seen
}

// What the validator of the W3C says of these pages, each complaint once.
function complaints(pages) {
  if (!pages.length) return [] // the other file has read all of these shapes
  const jar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar'),
    folder = mkdtempSync(path.join(tmpdir(), 'kotipolku-html-'))
  pages.forEach((html, i) => writeFileSync(path.join(folder, `${i}.html`), html))
  let report = ''
  // the first compiler only: what the second one gains comes too late for some hundred pages
  const words = ['-Xss8m', '-XX:TieredStopAtLevel=1', '-jar', jar, '--errors-only', '--skip-non-html', folder]
  try { execFileSync('java', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 64 << 20 }) }
  catch (e) { report = e.stderr || String(e) }
  rmSync(folder, { recursive: true, force: true })
  return [...new Set(report.split('\n').filter(Boolean).map(l => l.replace(/^.*?: (error|info)/, '$1')
    .replace(/^"file:[^"]*":[0-9.-]+: /, '')))]
}

// The tests of these roles, in Finnish on a desktop and in Arabic on a phone, and of `more`: { name: options of visit
// }. Gives { browser, server }, which stand while tests run.
export function walks(roles, more = {}) {
  const place = { pages: 0, saved: [] }
  before(async () => { place.server = await startServer(); place.browser = await openBrowser() })
  after(async () => { await place.browser?.close(); await place.server?.stop() })
  for (const role of roles) {
    test(`${role}: every page, Finnish, desktop`, async () => {
      const seen = new Set(await walk(place, { role, lang: 'fi', viewport: desktop }))
      const lost = permitted(role).filter(address => !seen.has(address) && !unlinked.has(address))
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

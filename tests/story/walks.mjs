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
import { afterScripts, desktop, faults, isNew, newOf, openBrowser, phone, program, root, show,
  startServer, visit } from './harness.mjs'

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

// The address of a page in this language, where it has one of its own.
async function inLanguage(get, lang, address) {
  const own = address.replace(/^\/([po])\/fi(?=[/?]|$)/, `/$1/${lang}`)
  return own !== address && (await get(own)).ok ? own : address
}

// What axe looks for where the same page was looked at in Finnish: markup and colours are the same, but not how wide,
// high and far from each other things are. Dark colours are others. Sizes of what is touched take a third of its time:
// they are looked at where there is least room, here and in the stories that go there.
const again = ['target-size', 'scrollable-region-focusable', 'html-has-lang', 'html-lang-valid', 'valid-lang',
  'document-title']
const inFinnish = { but: ['target-size'] }
const others = { ar: { viewport: phone, only: again },
  so: { of: 'manager', viewport: { width: 320, height: 640 }, colorScheme: 'dark',
    only: [...again, 'color-contrast'] } }

// Looks at a page in another language in a tab that stays, at a width and in colours of its own: it is shown there as
// HTML. What a script has changed in Finnish is opened in Arabic, too. Gives what is wrong.
async function inAnother({ tab, get, lang, only }, address, scripted) {
  const own = await inLanguage(get, lang, address)
  if (scripted && lang === 'ar') await tab.go(own)
  else await show(tab, await (await get(own)).text())
  return (await faults(tab, { only })).map(fault => `${lang} ${address}: ${fault}`)
}

// One walk, all its faults in one list, each told once, so that one run shows everything that is to be mended. Of the
// pages of a role each whose shape is new is opened in Finnish on a desktop and its HTML kept for the validator; the
// same kinds come again for the other roles: then one page of each. Each kind of page, once a run, is looked at in the
// other languages. axe looks in a tab that stays, where it need not be read and compiled for each page.
async function walk(place, role) {
  const { browser, server } = place, page = await visit(browser, server, { role, viewport: desktop })
  const found = await reached(page, server, role), wrong = new Map(), first = new Set(), one = place.pages > 0
  const tell = list => list.forEach(fault => {
    const what = fault.replace(/^(\w\w) \S+: /, '$1 ')
    if (!wrong.has(what)) wrong.set(what, fault)
  })
  if (!postgres) {
    const get = await asker(page, server), table = await visit(browser, server, { role, viewport: desktop }), tabs = []
    for (const [lang, { only, of = role, ...options }] of Object.entries(others)) {
      if (of !== role) continue
      const tab = await visit(browser, server, { role, lang, ...options })
      tabs.push({ tab, only, lang, get: await asker(tab, server, lang) })
    }
    for (const address of found.pages) {
      if (one && first.has(kind(address))) continue
      first.add(kind(address))
      const html = await (await get(address)).text(), shapes = await newOf(page, html)
      place.pages++
      if (shapes.toRead()) place.saved.push(html)
      const fresh = tabs.filter(({ lang }) => isNew(`kind ${lang} ${kind(address)}`))
      let came = { scripted: false }
      if (shapes.toOpen() || fresh.some(({ lang }) => lang === 'ar')) {
        await page.go(address)
        came = await afterScripts(page, html)
        await show(table, came.now)
        tell([...await faults(page, { withAxe: false }), ...await faults(table, inFinnish)]
          .map(fault => `fi ${address}: ${fault}`))
      }
      for (const other of fresh) tell(await inAnother(other, address, came.scripted))
    }
    for (const tab of [table, ...tabs.map(t => t.tab)]) await tab.context().close()
  }
  await page.context().close()
  const all = [...wrong.values()].map(fault => `${role} ${fault}`)
  all.push(...found.dead.map(x => `${role}: a link leads to ${x}`))
  if (all.length) assert.fail(`${found.seen.length} kinds of pages\n${all.join('\n')}`)
  return found.seen
}

// One walk in the browser in another language and width, each kind of page once; without axe.
async function walkAnew(place, options) {
  const page = await visit(place.browser, place.server, options), { role, lang } = options, wrong = new Map()
  const get = await asker(page, place.server, lang)
  for (const address of (await reached(page, place.server, role)).pages) {
    if (!isNew(`kind ${lang} ${kind(address)}`)) continue
    await page.go(await inLanguage(get, lang, address))
    for (const fault of await faults(page, { withAxe: false })) if (!wrong.has(fault)) wrong.set(fault, address)
  }
  await page.context().close()
  const all = [...wrong].map(([fault, address]) => `${role} ${lang} ${address}: ${fault}`)
  if (all.length) assert.fail(all.join('\n'))
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

// The tests of these roles, in Finnish on a desktop, in Arabic on a phone, of a manager in Somali on the narrowest one
// in the dark, and of `more`: { name: options of visit }. Gives { browser, server }, which stand while tests run.
export function walks(roles, more = {}) {
  const place = { pages: 0, saved: [] }
  before(async () => { place.server = await startServer(); place.browser = await openBrowser() })
  after(async () => { await place.browser?.close(); await place.server?.stop() })
  for (const role of roles) {
    const more = role === others.so.of ? ', Somali 320 px dark' : ''
    test(`${role}: every page, Finnish desktop, Arabic phone${more}`, async () => {
      const seen = new Set(await walk(place, role))
      const lost = permitted(role).filter(address => !seen.has(address) && !unlinked.has(address))
      assert.deepEqual(lost, [], 'no link leads to a page that this role may open')
    })
  }
  if (postgres) return place
  for (const [name, options] of Object.entries(more)) test(name, async () => { await walkAnew(place, options) })
  test(`all of these pages are valid HTML: ${roles.join(', ')}`, () => {
    assert.ok(place.pages > 20, `only ${place.pages} pages were seen`)
    const distinct = complaints(place.saved)
    if (distinct.length) assert.fail(distinct.slice(0, 40).join('\n'))
  })
  return place
}

// runs once: what is refused is refused before the database is asked; what the database refuses is tested in the rules.
// Every form of the site map, sent as a browser does and refused: the page that says so was asked for, not sent, so
// "back" and "load again" never ask whether to send it once more. Passwords, codes and files are not kept for that.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { after, before, beforeEach, afterEach, test } from 'node:test'
import { sql } from '../databases.mjs'
import { addresses, each, endsLast, those } from './addresses.mjs'
import { unescape } from './crawler.mjs'
import { ask, findForms, openForm, recordsWith } from './forms.mjs'
import { desktop, faults, lead, openBrowser, program, startServer, visit } from './harness.mjs'

let server, browser
before(async () => { browser = await openBrowser() })
beforeEach(async () => { server = await startServer() })
afterEach(async () => { await server?.stop() })
after(async () => { await browser?.close() })

// Fills the form of this action with what is wrong in every field, or spoils its token, and sends it as a browser does.
function spoil([action, how]) {
  const form = [...document.querySelectorAll('form[method=post]')].find(f => f.action === action)
  for (const e of form.elements) {
    if (how === 'old' ? e.name === 'csrf' : ['text', 'date', 'time', 'email', 'tel', 'number', 'textarea', 'password']
      .includes(e.type)) {
      if (e.type === 'date' || e.type === 'time') e.type = 'text'
      e.value = how === 'old' ? 'x' : 'x@@ 99999999999999999999'
    }
    if (how !== 'old' && e.type.startsWith('select')) e.append(new Option('x', 'no such thing', true, true))
  }
  HTMLFormElement.prototype.submit.call(form)
}

// What the browser that stands on the page of a form comes to when it sends it.
async function sentByBrowser(page, form, how) {
  let last
  const note = r => { if (r.request().isNavigationRequest()) last = r }
  await page.goto(form.place)
  page.on('response', note)
  await lead(page, page.evaluate(spoil, [form.action, how]))
  page.off('response', note)
  return { status: last.status(), method: last.request().method(), url: last.url() }
}

// As a browser sends a form that moves to a page, without looking at that.
const post = (page, form, body) => ask(page, 'POST', form.action, { origin: server.url, referer: form.place,
  'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document', 'content-type': 'application/x-www-form-urlencoded' },
new URLSearchParams(body).toString())

// Longer than any text may be: the first of a form; of a page full of long texts no more is kept than a form may have.
const wrong = { text: 'x@@ 99999999999999999999', textarea: 'x@@9'.repeat(3000), more: 'x@@9' }
const typed = (f, form) => /^(text|date|time|email|tel|number)$/.test(f.type) ? wrong.text : f.type !== 'textarea' ?
  undefined : f === form.fields.find(x => x.type === 'textarea') ? wrong.textarea : wrong.more
const bodies = {
  typed: form => form.fields.filter(f => f.checked || !/radio|checkbox/.test(f.type)).map(f => [f.name,
    typed(f, form) ?? (f.type.startsWith('select') ? 'no such thing' : f.value)]),
  old: form => [...bodies.typed(form).filter(([name]) => name !== 'csrf'), ['csrf', 'x']],
}

async function sent(page, form, how) {
  const answer = await post(page, form, bodies[how](form)), to = answer.headers().location
  if (answer.status() !== 303 || !to) return { status: answer.status(), method: 'POST', url: form.action }
  const shown = await ask(page, 'GET', server.url + to)
  return { status: shown.status(), method: 'GET', url: to }
}

// A browser sends the first form that it meets of each room, and those with files or passwords: what it does with a
// form and with an answer does not depend on the form. What is old is refused at the gate, before a room is asked: of
// those the first of each role. The rest is sent as it would.
const rooms = new Set()
function isForBrowser(kind, form, how, role) {
  const room = `${how} ${how === 'old' ? role : kind.split('/')[1]}`, first = !rooms.has(room)
  rooms.add(room)
  return first || form.multipart || form.fields.some(f => f.type === 'password')
}

const met = new Set()
for (const role of ['manager', 'admin', 'instructor']) {
  test(`${role}: no refused form leaves the question whether to send it again`, async () => {
    const page = await visit(browser, server, { role, lang: 'en', viewport: desktop }), said = []
    const forms = [...await findForms(page, server, role)].filter(([kind]) => !met.has(kind)).sort(endsLast)
    for (const how of ['old', 'typed'])
      for (const [kind, places] of forms) {
        if (how === 'typed' && (addresses[kind]?.once || /^\/sign-out|^\/demo/.test(kind))) continue
        const form = await openForm(page, kind, places)
        if (!form) continue
        met.add(kind)
        const answer = await (isForBrowser(kind, form, how, role) ? sentByBrowser : sent)(page, form, how)
        if (answer.method !== 'GET' || answer.status >= 500)
          said.push(`${kind}, ${how}: ${answer.status} shown as sent, at ${answer.url}`)
        if (how === 'old' && (answer.status !== 403 || !/\/refused\?why=old$/.test(answer.url)))
          said.push(`${kind}, ${how}: ${answer.status} ${answer.url}`)
      }
    assert.deepEqual(said, [])
  })
}

// What is wrong with how a form of its page is refused; '' when all is well.
async function refusedOutside(page, kind, places) {
  const form = await openForm(page, kind, places)
  if (!form) return 'stands on none of its pages'
  const write = form.fields.some(f => typed(f, form) || f.type.startsWith('select'))
  const old = await post(page, form, bodies.old(form))
  if (!/\/refused\?why=old$/.test(old.headers().location)) return `${old.status()} when it is old`
  if (!write) return ''
  const answer = await post(page, form, bodies.typed(form)), to = answer.headers().location
  if (answer.status() !== 303 || !to) return `${answer.status()} when what is typed is wrong`
  const html = unescape(await (await ask(page, 'GET', server.url + to)).text())
  if (!html.includes('ds-error-summary')) return `nothing is said at ${to}`
  const lost = form.fields.filter(f => typed(f, form) && !html.includes(typed(f, form))).map(f => f.name)
  return lost.length ? `lost: ${lost}` : ''
}

test('forms to which no link of the walk leads say what is wrong at an address of their own and keep what was typed',
  async () => {
    const said = [], who = {}
    for (const [kind, at] of Object.entries(each('at'))) {
      const [role] = at
      if (met.has(kind)) continue
      who[role] ??= await visit(browser, server, { role, lang: 'en' })
      if (kind === '/people/new') { // after a search only
        const search = await openForm(who[role], '/people/search', [server.url + '/people'])
        await post(who[role], search, search.fields.map(f => [f.name, f.value || 'Uusihenkilö']))
      }
      const how = await refusedOutside(who[role], kind, recordsWith(server, at))
      if (how) said.push(`${kind}: ${how}`)
      else met.add(kind)
    }
    assert.deepEqual(said, [])
    await Promise.all(Object.values(who).map(page => page.context().close()))
  })

test('every form of the site map was met, and every row about an address means one', () => {
  const all = execFileSync(program, ['routes'], { encoding: 'utf8' }).split('\n').map(line => line.split(/\s+/))
    .filter(([, address]) => address)
  const excused = address => ['button', 'refused', 'once'].some(why => addresses[address]?.[why])
  assert.deepEqual(all.filter(([method, a]) => method === 'POST' && !met.has(a) && !excused(a)), [])
  const of = method => new Set(all.filter(([m]) => m === method).map(([, address]) => address))
  const pages = of('GET'), forms = of('POST')
  assert.deepEqual([...those('unlinked'), ...those('hangs')].filter(a => !pages.has(a)), [], 'no page')
  const ofForms = Object.keys(addresses).filter(a => Object.keys(addresses[a]).some(w => !/unlinked|hangs/.test(w)))
  assert.deepEqual(ofForms.filter(a => !forms.has(a)), [], 'no form')
})

for (const script of [true, false]) {
  test(`a wrong password is said at the address of the form, ${script ? 'with' : 'without'} script`, async () => {
    const page = await visit(browser, server, { lang: 'en', javaScriptEnabled: script, alone: true })
    await page.go('/sign-in?next=/projects')
    await page.locator('input[type=email]').fill('nobody@example.org')
    await page.locator('input[type=password]').fill('four blue horses')
    await lead(page, page.locator('main form button[type=submit]').first().click())
    const address = new URL(page.url())
    assert.equal(address.pathname, '/sign-in')
    assert.equal(address.searchParams.get('next'), '/projects')
    const stands = async () => {
      assert.match(await page.locator('.ds-error-summary').innerText(), /password is not right/)
      assert.equal(await page.locator('input[type=email]').inputValue(), 'nobody@example.org')
      assert.equal(await page.locator('input[type=password]').inputValue(), '')
    }
    await stands()
    assert.deepEqual(await faults(page, { withAxe: script }), [])
    await page.reload()
    await stands()
    await page.go('/about')
    await page.goBack()
    await stands()
    await page.goto(`${address.href}&lang=fi`)
    assert.equal(await page.locator('.ds-error-summary').count(), 0)
    assert.equal(await page.locator('input[type=email]').inputValue(), 'nobody@example.org')
    await page.goto(`${address.href}&lang=en`)
    await lead(page, page.locator('main form button[type=submit]').first().click())
    assert.equal(page.url().match(/refused=/g).length, 1, 'one number, of the last refusal')
    const alone = await visit(browser, server, { lang: 'en', alone: true })
    await alone.goto(page.url())
    assert.equal(await alone.locator('.ds-error-summary').count(), 0, 'it is told to this browser only')
    const kept = sql(server.house.db, 'SELECT page, action, body FROM web_again').toString()
    assert.doesNotMatch(kept, /horses|nobody/)
    await Promise.all([page, alone].map(p => p.context().close()))
  })
}

test('what was wrong is forgotten when the form is taken, and after ten minutes', async () => {
  const page = await visit(browser, server, { role: 'manager', lang: 'en' })
  const refused = async () => {
    await page.go('/exchange/new')
    await lead(page, page.locator('main form button[type=submit]').first().click())
    assert.match(page.url(), /\/exchange\/new\?refused=[0-9a-z]{13}$/)
    assert.match(await page.locator('.ds-error-summary').innerText(), /Choose at least one file/)
    return page.url()
  }
  const first = await refused()
  await page.locator('input[type=file]').setInputFiles({ name: 'x.csv', mimeType: 'text/csv',
    buffer: Buffer.from('a') })
  await lead(page, page.locator('main form button[type=submit]').first().click())
  assert.match(page.url(), /\/exchange\/[0-9a-z]{13}$/)
  await page.goto(first)
  assert.equal(await page.locator('.ds-error-summary').count(), 0)
  const second = await refused()
  sql(server.house.db, `UPDATE web_again SET saved_at = '2026-01-01T00:00:00Z'`)
  await page.goto(second)
  assert.equal(await page.locator('.ds-error-summary').count(), 0)
  await page.context().close()
})

// Every form a role can reach: it can be saved, and sent twice it is saved once; what nobody should send does no harm
// and loses nothing that was typed.
import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, test } from 'node:test'
import { postgres, question } from '../databases.mjs'
import { addresses, endsLast } from './addresses.mjs'
import { unescape } from './crawler.mjs'
import { ask, findForms, hostile, nothing, openForm, read, readInBrowser, recordsWith, send,
  sensible } from './forms.mjs'
import { openBrowser, startServer, visit } from './harness.mjs'

// Each role meets the demonstration as it was made.
let server, browser, journal
before(async () => { browser = await openBrowser() })
// Whatever the hour: at night a last day that is today is too late for an invitation.
beforeEach(async () => {
  server = await startServer(['--quiet-from', '0', '--quiet-until', '0'])
  counted = undefined
  journal = question(server.house.db, `SELECT count(*) FROM journal
    WHERE act IN ('create', 'change', 'delete', 'reveal', 'export')`)
})
afterEach(async () => { journal?.end(); await server?.stop() })
after(async () => { await browser?.close() })

// name, text, and whether it must be found again on the page that complains
const every = [
  ['Arabic and direction marks', '\u202Eمرحبا \u2067بكم\u2069 \u200F', false],
  ['emoji and joiners', '👩‍👧‍👦 🇫🇮 e\u0301', false],
  ['markup', '"><script>alert(1)</script>\'`{{7*7}}', true],
  ['SQL', "x'; DROP TABLE staff; --", true],
  ['NUL and control letters', 'a\0b\x01\x1b[31m\r\nSet-Cookie: x=1', false],
  ['a huge text', 'pitkä '.repeat(15000), false],
  ['a number beyond all numbers', '99999999999999999999999999', true],
  ['a negative number', '-1', true],
]
// On PostgreSQL those that a database could take otherwise; the rest is asked of SQLite.
const bad = postgres ? every.filter(([name]) => /SQL|NUL|beyond/.test(name)) : every

async function hurt(page, kind, places, faults) {
  const buttons = [undefined]
  let form = null
  for (const [name, text, kept] of [['nothing', null, false], ...bad, ['letters that are no UTF-8',
    'a\xff\xc3\x28\xed\xa0\x80', false]]) {
    for (const button of name === (postgres ? 'SQL' : 'markup') ? buttons : [undefined]) {
      form ??= await openForm(page, kind, places) // a form that was refused can be sent again
      if (!form) return
      if (buttons.length === 1) buttons.push(...form.buttons)
      const answer = await send(page, form, text === null ? nothing(form) : hostile(form, text),
        { button, bytes: name.includes('UTF-8') })
      const html = await answer.text(), status = answer.status()
      if (status >= 500) faults.push(`${kind}, ${name}: ${status}`)
      if (html.includes('<script>alert')) faults.push(`${kind}, ${name}: comes back as markup`)
      if (answer.headers()['set-cookie']?.includes('x=1')) faults.push(`${kind}, ${name}: sets a header`)
      const typed = form.fields.some(f => f.type === 'text' || f.type === 'textarea')
      if (kept && typed && status === 422 && !unescape(html).includes(text))
        faults.push(`${kind}, ${name}: what was typed is lost`)
      if (status !== 422) form = null
    }
  }
}

// What is changed in the house, as the journal has it: each create, change and delete writes a row there. counted: the
// last answer, as nothing but a form that is sent changes anything.
let counted
const changes = async () => counted = Number(await journal.ask())

// A field for words, which then carry a mark that must be found again; behind what has to stand there.
const mark = 'luetaan takaisin'
function marked(form, body, own = {}) {
  const field = form.fields.find(f => f.type === 'textarea')
    || form.fields.find(f => f.type === 'text' && f.longest >= 60 && !f.mode)
  return field && body.some(([n]) => n === field.name) ? body.map(([n, v]) =>
    [n, n !== field.name ? v : n in own ? `${v} ${mark}` : mark]) : body
}

// Where the form stood and where its answer leads: what was written is there.
async function readBack(page, form, kind, places, location) {
  const next = await ask(page, 'GET', server.url + location), html = await next.text()
  if (next.status() !== 200) return `leads to ${next.status()} of ${location}`
  if (unescape(html).includes(mark)) return ''
  for (const place of [...places, server.url + location]) {
    const again = await openForm(page, kind, [place])
    if (again && again.action === form.action && again.fields.some(f => f.value.includes(mark))) return ''
    if ((await (await ask(page, 'GET', place)).text()).includes(mark)) return ''
  }
  return 'what was written is not found again'
}

// Saves one form as it stands, and says what is wrong with that; '' when all is well.
async function saveOnce(page, kind, places, form) {
  const { fill, once, search, unwritten } = addresses[kind] ?? {}
  const own = typeof fill === 'function' ? fill(form) : fill, plain = sensible(form, own)
  const body = marked(form, plain, own)
  const button = form.buttons.find(b => b[0] === 'save') || form.buttons[0], before = counted ?? await changes()
  const answer = await send(page, form, body, { button }), status = answer.status(), after = await changes()
  if (status === 422) {
    const why = [...(await answer.text()).matchAll(/class="ds-validation-message"[^>]*>([^<]*)/g)].map(m => m[1].trim())
    const sent = body.map(([n, v]) => `${n}=${String(v).slice(0, 20)}`).join(' ').slice(0, 400)
    return `as filled in: 422 ${why.join(' | ')} (${sent})`
  }
  if (search) return [200, 303].includes(status) && after === before ? '' : `a search answers ${status}`
  if (status !== (once ? 200 : 303)) return `answers ${status}`
  if (unwritten) {
    const now = await openForm(page, kind, places)
    const kept = Object.entries(own).every(([n, v]) => now.fields.find(f => f.name === n).value === v)
    return kept ? '' : 'answers as saved, and is not'
  }
  if (after === before) return `answers as saved (${answer.headers().location}), and nothing was changed`
  if (once) return ''
  const location = answer.headers().location
  const wrong = body === plain ? '' : await readBack(page, form, kind, places, location)
  if (wrong) return wrong
  const again = await send(page, form, body, { button })
  if (again.status() !== status || again.headers().location !== location)
    return `twice: ${status} ${location}, then ${again.status()} ${again.headers().location}`
  return await changes() === after ? '' : 'twice: changed something again'
}

for (const role of ['instructor', 'counsellor', 'manager', 'admin']) {
  test(`${role}: each form is saved and read back, and twice is once`, async () => {
    const page = await visit(browser, server, { role, lang: 'en' }), faults = [], saved = []
    for (const [kind, found] of [...await findForms(page, server, role)].sort(endsLast)) {
      if (addresses[kind]?.leave || addresses[kind]?.later) continue
      const today = addresses[kind]?.today, places = today ? recordsWith(server, today) : found
      const form = await openForm(page, kind, places)
      if (!form || form.multipart) continue
      const wrong = await saveOnce(page, kind, places, form)
      if (wrong) faults.push(`${kind} ${wrong}`)
      else saved.push(kind)
    }
    await page.context().close()
    if (faults.length) assert.fail(`saved ${saved.length} kinds of forms\n${faults.join('\n')}`)
    assert.ok(saved.length > 2, saved.join(' '))
  })
}

// One page of each kind of form. On PostgreSQL the HTML is the same.
if (!postgres) test('a form is read here as a browser reads it', async () => {
  const places = new Set()
  for (const [role, lang] of [['instructor', 'en'], ['manager', 'fi'], ['admin', 'ar']]) {
    const page = await visit(browser, server, { role, lang })
    for (const [, [place]] of await findForms(page, server, role)) {
      if (places.has(place)) continue
      places.add(place)
      const html = await (await ask(page, 'GET', place)).text()
      const [here, there] = [read(html, place), await page.evaluate(readInBrowser, [html, place])]
        .map(forms => JSON.parse(JSON.stringify(forms))) // without what is undefined
      assert.deepEqual(here, there, place)
    }
    await page.context().close()
  }
  assert.ok(places.size > 50, `only ${places.size} pages`)
})

const tried = new Set()
for (const role of ['manager', 'admin', 'instructor', 'peer']) {
  test(`${role}: what nobody should send does no harm`, async () => {
    const page = await visit(browser, server, { role, lang: 'en' }), faults = []
    const forms = [...await findForms(page, server, role)].sort(endsLast)
    assert.ok(forms.length > 0)
    for (const [kind, places] of forms) {
      if (addresses[kind]?.leave || tried.has(kind)) continue
      tried.add(kind)
      await hurt(page, kind, places, faults)
    }
    await page.context().close()
    if (faults.length) assert.fail(faults.join('\n'))
  })
}

// Every form of the site map, sent by a browser and refused: the page that says so was asked for, not sent, so "back"
// and "load again" never ask whether to send it once more. Passwords, codes and files are not kept for that.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { after, before, beforeEach, afterEach, test } from 'node:test'
import { sql } from '../databases.mjs'
import { shape } from './crawler.mjs'
import { findForms, openForm } from './forms.mjs'
import { desktop, faults, lead, openBrowser, program, startServer, visit } from './harness.mjs'

let server, browser
before(async () => { browser = await openBrowser() })
beforeEach(async () => { server = await startServer() })
afterEach(async () => { await server?.stop() })
after(async () => { await browser?.close() })

// What a form shows once, and what is no page; /drafts belongs to other forms.
const secretOnce = new Set(['/staff/new', '/staff/{}/link', '/exchange/take-out', '/referrals/{}/link',
  '/calendar/address', '/drafts', '/questions/{}/link',
  '/counselling/{}/ask'])
// Stand on a page only after something has happened; their handlers are asked in the tests of their rooms.
const later = new Set(['/exchange/{}/mend', '/exchange/{}/go-on', '/exchange/{}/start', '/exchange/{}/cancel',
  '/groups/{}/members', '/groups/{}/exceptions/remove', '/people/merges/{}/undo', '/sessions/{}/undo', '/sign-in/code',
  '/welcome', '/memberships/{}/accept', '/memberships/{}/decline', '/memberships/{}/offer', '/sessions/{}/restore',
  '/people/{}/family/{}/join', '/people/{}/family/{}/leave', '/people/{}/languages/remove', '/staff/{}/enable',
  '/projects/{}/periods/{}/open', '/groups/{}/events/{}/undo', '/people/{}/participations/new',
  '/people/{}/participations/{}/exit', '/people/{}/participations/{}/six-months', '/people/{}/participations/{}/entry',
  '/sessions/{}/close', '/exchange/{}/undo', '/groups/{}/members/new', '/groups/{}/merge', '/people/new',
  '/people/{}/reveal',
  '/caseload/hand-over', '/people/{}/risk/end', '/answer/{}', '/home_support/{}', '/home_support/{}/remove',
  '/follow-ups/{}/not-reached', '/follow-ups/{}/open', '/follow-ups/attempts/{}/undo',
  '/people/{}/integration-plan/{}', '/people/{}/integration-plan/{}/remove',
  '/referrals/{}/reply', '/referral/{}', '/histories/{}', '/histories/{}/remove', '/skill_certificates/{}',
  '/skill_certificates/{}/remove', '/strengths/{}', '/strengths/{}/remove',
  '/people/{}/plans/{}/take-up', '/referrals/{}/edit', '/referrals/{}/send', '/calendar/withdraw'])
const ends = /lock|close|remove|leave|cancel|exit|disable|merge|sign-out|undo|not-same/

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

async function refusedOnce(page, kind, places, how) {
  const form = await openForm(page, kind, places)
  if (!form) return false
  for (const place of places) {
    await page.goto(place)
    if (!await page.evaluate(action => [...document.querySelectorAll('form[method=post]')]
      .some(f => f.action === action), form.action)) continue
    let last
    const note = r => { if (r.request().isNavigationRequest()) last = r }
    page.on('response', note)
    await lead(page, page.evaluate(spoil, [form.action, how]))
    page.off('response', note)
    return { status: last.status(), method: last.request().method(), url: last.url() }
  }
  return false
}

const met = new Set()
for (const role of ['manager', 'admin', 'instructor']) {
  test(`${role}: no refused form leaves the question whether to send it again`, async () => {
    const page = await visit(browser, server, { role, lang: 'en', viewport: desktop }), wrong = []
    const forms = [...await findForms(page, server)].filter(([kind]) => !met.has(kind))
      .sort(([a], [b]) => ends.test(a) - ends.test(b))
    for (const how of ['old', 'typed'])
      for (const [kind, places] of forms) {
        if (how === 'typed' && (secretOnce.has(kind) || /^\/sign-out|^\/demo/.test(kind))) continue
        const answer = await refusedOnce(page, kind, places, how)
        if (!answer) continue
        met.add(kind)
        if (answer.method !== 'GET') wrong.push(`${kind}, ${how}: ${answer.status} shown as sent, at ${answer.url}`)
        if (how === 'old' && (answer.status !== 403 || !/\/refused\?why=old$/.test(answer.url)))
          wrong.push(`${kind}, ${how}: ${answer.status} ${answer.url}`)
      }
    assert.deepEqual(wrong, [])
  })
}

test('every form of the site map was met', () => {
  const all = execFileSync(program, ['routes'], { encoding: 'utf8' }).split('\n').map(line => line.split(/\s+/))
    .filter(([method]) => method === 'POST').map(([, address]) => address)
  assert.deepEqual(all.filter(a => !met.has(a) && !later.has(a) && !secretOnce.has(a) && a !== '/sign-in' &&
    a !== '/demo-sign-in'), [])
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

// An instructor writes down a talk with a member of her group, reaches the limit of her role and asks a specialist, who
// answers by a link without an account; a counsellor names whose she is and sees what waits. In Somali, Finnish and
// Arabic.
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { bytes } from '../databases.mjs'
import { desktop, faults, lead, openBrowser, phone, visit } from './harness.mjs'
import { key, startPlace } from './register_place.mjs'

let place, browser
before(async () => {
  place = await startPlace()
  browser = await openBrowser()
  place.ask(`INSERT INTO staff (id, source_key, name, sort_key, email, role, tag, totp_last_step, disabled, version,
    created_at) VALUES (106, '', 'Sari Neuvoja', ${bytes('z')}, 's106@example.org', 'counsellor', '', 0, 0, 1,
    '2026-01-01T00:00:09Z')`)
  place.ask("INSERT INTO auth_staff_project (staff_id, project_id, role) VALUES (106, 10, 'counsellor')")
})
after(async () => { await browser?.close(); await place?.stop() })
beforeEach(() => place.ask(`DELETE FROM web_draft; DELETE FROM web_again; DELETE FROM counselling_question;
  DELETE FROM counselling_specialist; DELETE FROM counselling_person; DELETE FROM counselling_talk;
  DELETE FROM counselling_risk; DELETE FROM appointments_appointment; DELETE FROM caseload_responsible`))

const her = `/people/${key(200)}`
const count = table => Number(place.ask(`SELECT count(*) FROM ${table}`))
const day = shift => new Date(Date.now() + shift * 86400000).toLocaleDateString('sv-SE',
  { timeZone: 'Europe/Helsinki' })
const instructor = (lang = 'so', viewport = phone) => visit(browser, place, { role: 'instructor', lang, viewport })
const counsellor = (lang = 'fi', viewport = desktop) => visit(browser, place, { role: 'counsellor', lang, viewport })
const save = page => lead(page, page.locator('main form button[type=submit].ds-button:not([name])').last().click())
const fine = async page => assert.deepEqual((await faults(page)).filter(f => !/status of (422|410)/.test(f)), [])

async function note(page, { shared = 'Waxay raadinaysaa guri.', secret = '' } = {}) {
  await page.go(`${her}/counselling/new`)
  await page.locator('input[name=minutes]').fill('50')
  await page.locator('input[name=channel][value=phone]').check()
  await page.locator('input[name=topics][value=housing]').check()
  await page.locator('textarea[name=shared]').fill(shared)
  await page.locator('textarea[name=private_]').fill(secret)
}

test('a talk of fifty minutes is in-depth by the rule, and what was agreed is an appointment at once', async () => {
  const page = await instructor()
  await note(page, { secret: 'Ninkeedu ma rabo.' })
  await fine(page)
  await page.locator('textarea[name=agreed]').fill('Waxaan wacaynaa iskuulka.')
  await page.locator('input[name=next][value=appointment]').check()
  await save(page)                                         // the day is missing: nothing is lost
  assert.equal(await page.locator('.ds-error-summary').count(), 1)
  assert.equal(await page.locator('textarea[name=private_]').inputValue(), 'Ninkeedu ma rabo.')
  assert.equal(count('counselling_talk'), 0)
  await page.locator('input[name=next_day]').fill(day(3))
  await save(page)
  assert.match(new URL(page.url()).pathname, /^\/counselling\/[0-9a-z]{13}$/)
  assert.match(await page.locator('main').innerText(), /Ninkeedu ma rabo/)
  await fine(page)
  assert.equal(place.ask("SELECT depth || ' ' || depth_set FROM counselling_talk"), 'intensive rule')
  assert.equal(place.ask('SELECT day FROM appointments_appointment'), day(3))
  await page.go('/appointments')
  assert.match(await page.locator('main').innerText(), /Amina Testi/)
  await fine(page)
  await page.context().close()
})

test('a note of 20,000 characters survives a lost network, a session that has ended, and a second tab', async () => {
  const long = 'Qoraal dheer; '.repeat(1429).slice(0, 20000), again = await visit(browser, place,
    { role: 'instructor', lang: 'so', viewport: desktop, alone: true })
  const kept = again.waitForResponse(r => r.url().endsWith('/drafts') && r.status() === 204)
  await note(again, { shared: long, secret: long })
  await kept
  await again.context().setOffline(true)
  await again.locator('main form button[type=submit].ds-button:not([name])').last().click()
  await again.waitForURL(/chrome-error/)
  await again.context().setOffline(false)
  await again.go(`${her}/counselling/new`)
  assert.equal(await again.locator('textarea[name=shared]').inputValue(), long)
  place.ask('DELETE FROM auth_session')
  place.signedIn.clear()
  await place.pause()
  await place.resume(Number(new URL(place.url).port))      // whoever is signed in is asked anew
  await save(again)
  assert.equal(new URL(again.url()).pathname, '/sign-in')
  await Promise.all([again.waitForURL(u => u.pathname !== '/sign-in'),
    again.locator('form[action$="/demo-sign-in"] button[value=instructor]').click()])
  if (!again.url().includes('/counselling/new')) await again.go(`${her}/counselling/new`)
  assert.equal(await again.locator('textarea[name=shared]').inputValue(), long)
  assert.equal(await again.locator('textarea[name=private_]').inputValue(), long)
  await save(again)
  assert.equal(count('counselling_talk'), 1)
  const edit = `${new URL(again.url()).pathname}/edit`, second = await again.context().newPage()
  await again.go(edit)
  await second.goto(place.url + edit)
  await again.locator('textarea[name=shared]').fill('Tab kowaad')
  await save(again)
  await second.locator('textarea[name=shared]').fill('Tab labaad')
  await lead(second, second.locator('main form button[type=submit].ds-button:not([name])').last().click())
  const shown = await second.locator('main').innerText()
  assert.match(shown, /Tab kowaad/)
  assert.match(shown, /Tab labaad/)
  assert.equal(count('counselling_talk'), 1)
  await again.context().close()
})

test('what is more than she can carry goes to a specialist without a name; the answer comes back to her', async () => {
  const keeper = await counsellor()
  await keeper.go('/specialists')
  await fine(keeper)
  await keeper.locator('input[name=name]').fill('Kriisikeskus')
  await keeper.locator('input[name=email]').fill('kriisi@example.org')
  await save(keeper)
  const page = await instructor()
  await note(page)
  await save(page)
  await page.locator('a[href$="/ask"]').click()
  await page.waitForURL(/\/ask$/)
  await page.locator('select[name=specialist]').selectOption({ label: 'Kriisikeskus' })
  await page.locator('textarea[name=question]').fill('Amina waxay u baahan tahay caawimo')
  await save(page)
  assert.equal(await page.locator('.ds-error-summary').count(), 1, 'her name stays here')
  await page.locator('textarea[name=question]').fill('Maxaa caawiya hooyada noocaas ah?')
  await save(page)
  const link = new URL(await page.locator('#answer-link').innerText())
  await fine(page)
  const asked = await visit(browser, place, { lang: 'ar', viewport: phone })
  await asked.goto(place.url + link.pathname + link.search)
  const words = await asked.locator('main').innerText()
  assert.match(words, /Maxaa caawiya/)
  assert.doesNotMatch(words, /Amina|Testi/)
  await fine(asked)
  await asked.locator('textarea[name=answer]').fill('Soita turvakotiin.')
  await lead(asked, asked.locator('main form button[type=submit].ds-button:not([name])').last().click())
  assert.equal(await asked.locator('textarea').count(), 0)
  assert.equal((await asked.reload()).status(), 200)
  const wrong = await asked.goto(`${place.url}${link.pathname}?link=wrong`)
  assert.equal(wrong.status(), 410)
  assert.ok(count("journal WHERE act = 'look' AND what = 'question to specialist'") > 0)
  await page.go('/questions')
  assert.match(await page.locator('main').innerText(), /Soita turvakotiin/)
  await fine(page)
  await lead(page, page.locator('form[action$="/read"] button').click())
  assert.equal(count('counselling_question WHERE read_on IS NOT NULL'), 1)
  for (const one of [keeper, page, asked]) await one.context().close()
})

test('acute risk shows to those who counsel her, on her pages, until it ends with a reason', async () => {
  const page = await instructor('ar')
  await page.go(`${her}/risk`)
  assert.match(await page.locator('main').innerText(), /112/)
  await fine(page)
  await page.locator('textarea[name=reason]').fill('Uhkauksia kotona')
  await save(page)
  await fine(page)
  const other = await counsellor()
  await other.go(`${her}/counselling`)
  assert.equal(await other.locator(`main a[href="${her}/risk"]`).count(), 2, 'the tab and the warning')
  await fine(other)
  await other.go(`${her}/risk`)
  assert.match(await other.locator('main').innerText(), /Uhkauksia kotona/)
  await other.locator('textarea[name=reason]').fill('Muutti turvaan')
  await save(other)
  assert.equal(count('counselling_risk WHERE ended_on IS NOT NULL'), 1)
  await other.context().close()
  await page.context().close()
})

test('whose she is stands on her page and on the caseload, and is handed over with a note', async () => {
  const page = await counsellor()
  await page.go(`${her}/responsible`)
  await fine(page)
  await save(page)
  await page.go('/caseload')
  assert.match(await page.locator('main').innerText(), /Amina Testi/)
  await fine(page)
  await page.go(`/caseload/hand-over?from=${key(106)}`)
  await fine(page)
  await page.locator('select[name=to], input[name=to]').first().evaluate((e, to) => {
    if (e.localName === 'select') e.value = to
    else document.querySelector(`input[name=to][value="${to}"]`).checked = true
  }, key(102))
  await page.locator('textarea[name=note]').fill('Puhuu somalia')
  await save(page)
  await page.go('/caseload')
  assert.doesNotMatch(await page.locator('main').innerText(), /Amina Testi/)
  const next = await instructor()
  await next.go('/caseload')
  assert.match(await next.locator('main').innerText(), /Amina Testi/)
  await fine(next)
  await page.context().close()
  await next.context().close()
})

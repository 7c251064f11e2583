// What was typed survives a refusal, the way back, and another language in the middle of a form: with script, without.
// runs once: on PostgreSQL forms_test and tests/web/forms.test.mjs refuse forms and bring them back.
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { desktop, faults, lead, openBrowser, phone, visit } from './harness.mjs'
import { key, startPlace, TODAY } from './register_place.mjs'

let place, browser
before(async () => { place = await startPlace(); browser = await openBrowser() })
after(async () => { await browser?.close(); await place?.stop() })
beforeEach(() => place.ask(`DELETE FROM web_draft; DELETE FROM web_again; DELETE FROM attendance_mark;
  UPDATE people_person SET version = 1, call_name = '' WHERE id = 200`))

const edit = `/people/${key(200)}/edit`
const pressed = (page, form) => lead(page, page.locator(`form[action$="${form}"] button[type=submit]`).first().click())
const open = (javaScriptEnabled, options = {}) => visit(browser, place, { role: 'manager', lang: 'en',
  viewport: desktop, javaScriptEnabled, ...options })

for (const script of [true, false]) {
  const how = script ? 'with script' : 'without script'
  test(`a refused form has an address: loaded again, gone back to, in another language, saved from there, ${how}`,
    async () => {
    const page = await open(script)
    await page.go(edit)
    await page.locator('input[name=birth_date-y]').fill('x')
    await page.locator('input[name=call_name]').fill('Aamu')
    await pressed(page, '/edit')
    const address = new URL(page.url()).pathname
    assert.match(address, /^\/again\/[0-9a-z]{13}$/)
    assert.equal(await page.locator('.ds-error-summary').count(), 1)
    const looks = () => Number(place.ask(`SELECT count(*) FROM journal
      WHERE what = 'people_edit_save' AND act = 'look'`))
    const before = looks()
    await page.reload()
    assert.equal(await page.locator('input[name=call_name]').inputValue(), 'Aamu')
    assert.equal(looks(), before + 1, 'each look at her is on record')
    assert.deepEqual((await faults(page, { withAxe: script })).filter(f => !/422/.test(f)), [])
    await page.locator('.kp-brand').click()
    await page.waitForURL(u => u.pathname === '/')
    await page.goBack()
    assert.equal(await page.locator('input[name=call_name]').inputValue(), 'Aamu')
    await page.goto(`${place.url}${address}?lang=fi`)
    assert.match(await page.locator('.ds-error-summary').innerText(), /Syntymäaika/)
    assert.equal(await page.locator('input[name=call_name]').inputValue(), 'Aamu')
    await page.goto(`${place.url}${address}?lang=en`)
    await page.locator('input[name=birth_date-y]').fill('1985')
    await pressed(page, '/edit')
    assert.equal(new URL(page.url()).pathname, `/people/${key(200)}`)
    assert.equal(place.ask('SELECT call_name FROM people_person WHERE id = 200'), 'Aamu')
    await page.goto(place.url + address)
    assert.equal(new URL(page.url()).pathname, edit, 'what is saved leads to the page of the form')
    await page.context().close()
  })
}

const note = /wrote earlier and did not save|kirjoitit aiemmin/
const languages = (page, tag) => page.locator(`a[hreflang=${tag}]`).first().evaluate(a => a.click())

test('another language in the middle of a form keeps what stands in it, where there is no text area', async () => {
  const page = await open(true)
  await page.go('/groups/new')
  await page.locator('input[name=name]').fill('Aamuryhmä')
  await page.locator('select[name=language]').selectOption('som')
  await Promise.all([page.waitForURL(/lang=fi/), languages(page, 'fi')])
  assert.equal(await page.locator('input[name=name]').inputValue(), 'Aamuryhmä')
  assert.equal(await page.locator('select[name=language]').inputValue(), 'som')
  assert.match(await page.locator('main').innerText(), note)
  await page.context().close()
})

test('the register in another language has the marks that were not saved yet', async () => {
  const page = await open(true, { role: 'instructor' })
  await page.go(`/sessions/${key(TODAY)}`)
  await page.locator('.kp-member', { hasText: 'Amina' }).locator('.kp-marks label').nth(3).click()
  await Promise.all([page.waitForURL(/lang=fi/), languages(page, 'fi')])
  assert.ok(await page.locator(`input[name="mark-${key(200)}"][value=absent]`).isChecked())
  await lead(page, page.locator('.kp-save').click())
  assert.equal(place.ask('SELECT mark FROM attendance_mark WHERE person_id = 200'), 'absent')
  assert.equal(place.ask('SELECT count(*) FROM web_draft'), '0')
  await page.context().close()
})

// What is typed waits two seconds before it is kept.
const kept = (page, name, value) => page.waitForResponse(r => r.url().endsWith('/drafts') &&
  new URLSearchParams(r.request().postData()).get(name) === value)
const unfold = page => page.locator('#register details:not(.kp-more)').evaluateAll(all =>
  all.forEach(d => { d.open = true }))
const register = `/sessions/${key(TODAY)}`
const inWindow = locator => locator.evaluate(e => {
  const box = e.getBoundingClientRect()
  return box.height > 0 && box.top >= 0 && box.bottom <= innerHeight
})

for (const [name, value] of [['visitors', 'many'], ['extra_carers', '2x'], ['birth_year', 'last']])
  test(`a refused value of a folded part (${name}) comes back in a new session openly, and is thrown away`,
    async () => {
    const page = await open(true, { role: 'instructor', viewport: phone })
    await page.go(register)
    await page.locator('.kp-add').click()
    await unfold(page)
    await page.locator('#newcomer').evaluate(e => { e.hidden = false })
    const answer = kept(page, name, value)
    await page.locator(`input[name=${name}]`).fill(value)
    assert.equal((await answer).status(), 204)
    await lead(page, page.locator('.kp-save').click())
    assert.match(new URL(page.url()).pathname, /^\/again\//)
    assert.ok(await page.locator(`input[name=${name}]`).isVisible(), 'what is wrong is not folded away')
    await page.context().close()
    for (const javaScriptEnabled of [true, false]) {
      const again = await open(javaScriptEnabled, { role: 'instructor', viewport: phone, alone: true })
      await again.go(register)
      assert.ok(await inWindow(again.locator('main .ds-alert', { hasText: note })), 'it is said where the page begins')
      const field = again.locator(`input[name=${name}]`)
      assert.ok(await field.isVisible())
      assert.equal(await field.inputValue(), value)
      assert.equal(await field.getAttribute('aria-invalid'), 'true', 'it is told before it is sent')
      assert.deepEqual(await faults(again, { withAxe: javaScriptEnabled }), [])
      if (javaScriptEnabled) { await again.context().close(); continue }
      await lead(again, again.locator('main .ds-alert button').click())
      assert.equal(await again.locator(`input[name=${name}]`).inputValue(), '')
      assert.equal(place.ask('SELECT count(*) FROM web_draft'), '0')
      await lead(again, again.locator('.kp-save').click())
      assert.doesNotMatch(again.url(), /again/)
      await again.context().close()
    }
  })

test('of a kept register the wrong row says so, and putting it right is enough', async () => {
  const page = await open(true, { role: 'instructor' })
  await page.go(register)
  await page.locator('.kp-member', { hasText: 'Amina' }).locator('.kp-marks label').nth(1).click()
  await page.locator(`input[name="late-${key(200)}"]`).fill('long')
  await Promise.all([page.waitForURL(/lang=fi/), languages(page, 'fi')])
  assert.equal(await page.locator('.kp-member .ds-validation-message').count(), 1)
  assert.equal(await page.locator('.ds-error-summary').count(), 0, 'nothing was sent yet')
  await page.locator(`input[name="late-${key(200)}"]`).fill('10')
  await lead(page, page.locator('.kp-save').click())
  assert.equal(place.ask('SELECT mark FROM attendance_mark WHERE person_id = 200'), 'late')
  await page.context().close()
})

test('Enter in a form with kept text saves it and does not throw the text away', async () => {
  const page = await open(true)
  await page.go(edit)
  const answer = kept(page, 'call_name', 'Aamu')
  await page.locator('input[name=call_name]').fill('Aamu')
  assert.equal((await answer).status(), 204)
  await page.go(edit)
  assert.match(await page.locator('main').innerText(), note)
  await lead(page, page.locator('input[name=call_name]').press('Enter'))
  assert.equal(place.ask('SELECT call_name FROM people_person WHERE id = 200'), 'Aamu')
  assert.equal(place.ask('SELECT count(*) FROM web_draft'), '0')
  await page.context().close()
})

test('without script the form itself offers the other languages and keeps what was typed', async () => {
  const page = await open(false)
  await page.go('/groups/new')
  await page.locator('input[name=name]').fill('Iltaryhmä')
  for (const [tag, word] of [['fi', /Toinen kieli/], ['sv', /Ett annat språk/]]) {
    await lead(page, page.locator(`main form button[name=draft_lang][value=${tag}]`).click())
    assert.equal(await page.locator('input[name=name]').inputValue(), 'Iltaryhmä')
    assert.match(await page.locator('main').innerText(), word)
  }
  assert.deepEqual(await faults(page, { withAxe: false }), [])
  await page.context().close()
})

test('the page of a conflict has an address, too; nobody else opens it, and the typed text is sealed', async () => {
  const page = await open(false)
  await page.go(edit)
  await page.locator('input[name=call_name]').fill('Aamunkoi')
  place.ask(`UPDATE people_person SET version = 2, call_name = 'Toinen' WHERE id = 200`)
  await pressed(page, '/edit')
  assert.match(new URL(page.url()).pathname, /^\/again\//)
  assert.match(await page.locator('#conflict').innerText(), /Aamunkoi[^]*Toinen/)
  await page.reload()
  assert.match(await page.locator('#conflict').innerText(), /Aamunkoi[^]*Toinen/)
  assert.equal(place.ask('SELECT count(*) FROM web_again'), '1')
  assert.doesNotMatch(place.ask('SELECT body FROM web_again').toString(), /Aamunkoi/)
  const other = await visit(browser, place, { role: 'manager', lang: 'en', alone: true })
  assert.equal((await other.goto(page.url())).status(), 404)
  place.ask(`UPDATE people_person SET version = 1, call_name = '' WHERE id = 200`)
  await page.reload()
  await page.locator('h1', { hasText: 'not saved yet' }).waitFor()
  await lead(page, page.locator('main form button').click())
  assert.equal(place.ask('SELECT call_name FROM people_person WHERE id = 200'), 'Aamunkoi')
  await page.context().close()
  await other.context().close()
})

test('passwords are not kept: their form is shown at its own address', async () => {
  const page = await open(false)
  await page.go('/account')
  await page.locator('#password input[type=password]').first().fill('something wrong here')
  await lead(page, page.locator('#password button').first().click())
  assert.match(page.url(), /\/account\?refused=/)
  assert.equal(await page.locator('.ds-error-summary').count(), 1)
  assert.doesNotMatch(place.ask('SELECT body FROM web_again').toString(), /something/)
  await page.context().close()
})

test('of one session twenty refused forms are kept, and no more than a day', async () => {
  const page = await open(false)
  for (let i = 0; i < 22; i++) {
    await page.go(edit)
    await page.locator('input[name=birth_date-y]').fill('x')
    await pressed(page, '/edit')
  }
  assert.equal(place.ask('SELECT count(*) FROM web_again'), '20')
  await page.context().close()
})

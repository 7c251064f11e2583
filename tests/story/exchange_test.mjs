// A manager brings the project's own spreadsheets in: sees what will happen, corrects a cell, leaves a row out,
// imports, takes it back; and takes the project's data out.
// runs once: package.test.mjs, restart.test.mjs and the rules of exchange do the same work on both engines.
import test, { before, after } from 'node:test'
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { startServer, openBrowser, visit, faults, lead, phone } from './harness.mjs'

let server, browser
before(async () => { server = await startServer(); browser = await openBrowser() })
after(async () => { await browser?.close(); await server?.stop() })

const csv = (name, text) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
const people =
  'person;given_names;family_name;gender;birth_date\nq1;Testi;Henkilö;woman;1990-04-03\n' +
    'q2;Uusi;Nimi;wman;1990-02-30\nq3;Toinen;Nimi;man;\nq4;;;mn;\n'
const participations = 'participation,person,entry_date\nz1,q1,2026-01-01\nz2,q2,2026-01-02\nz3,q3,2026-01-02\n'

async function chooseProject(page) {
  const select = page.locator('select[name=project]')
  if (await select.count()) {
    const first = await select.locator('option').evaluateAll(list => list.map(o => o.value).find(v => v))
    await select.selectOption(first)
  } else if (await page.locator('input[type=radio][name=project]').count()) await page.locator(
    'input[type=radio][name=project]').first().check()
}
async function until(page, locator) {
  while (!(await page.locator(locator).count())) await page.reload()
}
const button = (page, action) => page.locator(`form[action$="/${action}"] button[type=submit]`).first()
const press = (page, action) => lead(page, button(page, action).click())

test('a package is checked, mended, brought in and taken back; back leads to the list as it was filtered', async () => {
  const page = await visit(browser, server, { role: 'manager' })
  await page.go('/exchange')
  assert.deepEqual(await faults(page), [])
  await page.go('/exchange/new')
  assert.deepEqual(await faults(page), [])
  await chooseProject(page)
  await page.setInputFiles('#files', [csv('people.csv', people), csv('participations.csv', participations)])
  await press(page, 'exchange/new')
  await until(page, 'input[name^=cell-]')
  assert.deepEqual(await faults(page), [])
  await page.go('/exchange?state=preview')
  await lead(page, page.locator('tbody a').first().click())
  assert.equal(await page.locator('input[name^=cell-]').count(), 3)
  await page.locator('input[value="1990-02-30"]').fill('1990-02-20')
  await page.locator('input[value="wman"]').fill('woman')
  await page.locator('fieldset:has(input[value="mn"]) input[type=checkbox]').check()
  await press(page, 'mend')
  await until(page, 'form[action$="/start"]')
  assert.deepEqual(await faults(page), [])
  await press(page, 'start')
  await until(page, 'a[href*="/undo"]')
  assert.deepEqual(await faults(page), [])
  await lead(page, page.locator('a[href*="/undo"]').click())
  assert.deepEqual(await faults(page), [])
  await press(page, 'undo')
  assert.equal(await page.locator('a[href*="/undo"]').count(), 0)
  await lead(page, page.locator('a[href="/exchange?state=preview"]').first().click())
  assert.equal(await page.locator('select[name=state]').inputValue(), 'preview')
  await page.context().close()
})

test('rejected rows go out whole as a workbook, the rest comes in, and the workbook is taken again', async () => {
  const page = await visit(browser, server, { role: 'manager', lang: 'en' })
  await page.go('/exchange/new')
  await chooseProject(page)
  await page.setInputFiles('#files',
    [csv('people.csv', 'person;given_nam;shoe_size;gender\nr1;Testi;40;woman\nr2;Uusi;41;wman\n')])
  await press(page, 'exchange/new')
  await until(page, 'select[name^=cell-]')
  assert.deepEqual(await faults(page), [])
  assert.equal(await page.locator('select[name^=cell-]').count(), 2)
  assert.equal(await page.locator('select[name=cell-1]').inputValue(), 'given_names')
  await page.locator('select[name=cell-2]').selectOption('')
  await press(page, 'mend')
  await until(page, 'input[name^=cell-]')
  assert.equal(await page.locator('select[name^=cell-]').count(), 0)
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('a[href$="/rejected"]').click()])
  assert.equal(file.suggestedFilename(), 'rejected.xlsx')
  const book = await file.path()
  await lead(page, page.locator('button[name=leave-all]').click())
  await until(page, 'form[action$="/start"]')
  assert.deepEqual(await faults(page), [])
  assert.match(await page.locator('main').innerText(), /1 row is left out/)
  await press(page, 'start')
  await until(page, 'a[href$="/undo"]')
  await page.go('/exchange/new')
  await chooseProject(page)
  await page.setInputFiles('#files', { name: 'rejected.xlsx', mimeType: 'application/octet-stream',
    buffer: readFileSync(book) })
  await press(page, 'exchange/new')
  await until(page, 'input[value="wman"]')
  await page.locator('input[value="wman"]').fill('woman')
  await page.locator('select[name=cell-1]').selectOption('given_names')
  await press(page, 'mend')
  await until(page, 'form[action$="/start"]')
  await press(page, 'start')
  await until(page, 'a[href$="/undo"]')
  await page.context().close()
})

// Whose row, which column, what it may have meant: taken with one touch.
test('suggestions are taken with one touch, a right cell stays, changes show old and new', async () => {
  const page = await visit(browser, server, { role: 'manager', lang: 'en', viewport: phone })
  const entry = 'participation,person,entry_date\nz8,u1,2026-01-05\n'
  const bring = async text => {
    await page.go('/exchange/new')
    await chooseProject(page)
    await page.setInputFiles('#files', [csv('people.csv', text), csv('participations.csv', entry)])
    await press(page, 'exchange/new')
  }
  await bring('person;given_names;family_name;birth_date\nu1;Ĺsa;Testi;3/4/1990\nu2;Ĺke;Testi;12/25/1988\n' +
    'u3;Bo;Testi;5.6.1991\n')
  await until(page, 'button[name=take-1]')
  assert.deepEqual(await faults(page), [])
  const first = await page.locator('fieldset').first().innerText()
  assert.match(first, /line 2: First names/)
  assert.match(first, /u1 · Ĺsa · Testi/)
  assert.match(await page.locator('main').innerText(), /Days were read from how they are typed: "5\.6\.1991"/)
  await lead(page, page.locator('button[name=take-1]').click())
  await until(page, 'fieldset:has-text("Ĺke") button[name^=right-]')
  assert.equal(await page.locator('input[value="Ĺsa"]').count(), 0)
  await lead(page, page.locator('fieldset:has-text("Ĺke") button[name^=right-]').click())
  await until(page, 'button[name=take-all]')
  assert.equal(await page.locator('input[value="Ĺke"]').count(), 0)
  await lead(page, page.locator('button[name=take-all]').click())
  await until(page, 'form[action$="/start"]')
  const rows = await page.locator('main').innerText()
  for (const text of ['u1 · Åsa · Testi · 1990-03-04', 'u2 · Ĺke · Testi · 1988-12-25']) assert.ok(rows.includes(text))
  await press(page, 'start')
  await until(page, 'a[href$="/undo"]')
  const done = page.url()
  await bring('person;given_names;gender\nu1;Åsa-Maria;woman\n')
  await until(page, 'form[action$="/start"]')
  assert.deepEqual(await faults(page), [])
  const changes = await page.locator('table').innerText()
  for (const text of ['First names', 'Åsa', 'Åsa-Maria', 'Gender', 'Woman']) assert.ok(changes.includes(text), text)
  await press(page, 'cancel')
  await page.goto(done)
  await lead(page, page.locator('a[href$="/undo"]').click())
  await press(page, 'undo')
  await page.context().close()
})

// Without script.
test('a file in another alphabet is asked about as a whole', async () => {
  const page = await visit(browser, server, { role: 'manager', lang: 'ar', javaScriptEnabled: false })
  await page.go('/exchange/new')
  await chooseProject(page)
  await page.setInputFiles('#files', [{ name: 'people.csv', mimeType: 'text/csv',
    buffer: Buffer.from('person,given_names\nv1,\xDD\xC7\xD8\xE3\xC9\n', 'latin1') }])
  await press(page, 'exchange/new')
  await until(page, 'select[name=cell-2]')
  await page.locator('select[name=cell-2]').selectOption('windows-1256')
  await press(page, 'mend')
  await until(page, 'form[action$="/start"]')
  assert.match(await page.locator('main').innerText(), /v1 · فاطمة/)
  await press(page, 'cancel')
  await page.context().close()
})

test('nothing chosen, and what is no table, are refused in words', async () => {
  const page = await visit(browser, server, { role: 'manager', lang: 'ar', viewport: phone })
  await page.go('/exchange/new')
  assert.deepEqual(await faults(page), [])
  await chooseProject(page)
  await press(page, 'exchange/new')
  assert.ok(await page.locator('[role=alert], .ds-error-summary').count())
  page.troubles.length = 0
  await chooseProject(page)
  await page.setInputFiles('#files', [csv('people.csv', '\u0000\u0001\u0002'), csv('holiday.csv', 'a,b\n')])
  await press(page, 'exchange/new')
  await until(page, 'form[action$="/cancel"]')
  assert.deepEqual(await faults(page), [])
  assert.equal(await page.locator('form[action$="/start"]').count(), 0)
  await press(page, 'cancel')
  await page.context().close()
})

test("the project's data goes out as a workbook and as an archive", async () => {
  const page = await visit(browser, server, { role: 'manager', lang: 'en' })
  const files = []
  for (const format of ['xlsx', 'zip']) {
    await page.go('/exchange')
    await chooseProject(page)
    await page.locator(`input[name=format][value=${format}]`).check()
    const [file] = await Promise.all([page.waitForEvent('download'),
      page.locator('form[action$="/take-out"] button[type=submit]').click()])
    assert.equal(file.suggestedFilename(), `kotipolku.${format}`)
    files.push({ name: `kotipolku.${format}`, mimeType: 'application/octet-stream',
      buffer: readFileSync(await file.path()) })
  }
  for (const one of files) {      // what went out is taken in as it is
    await page.go('/exchange/new')
    await chooseProject(page)
    await page.setInputFiles('#files', one)
    await press(page, 'exchange/new')
    await until(page, 'form[action$="/start"]')
    await press(page, 'cancel')
  }
  await page.context().close()
})

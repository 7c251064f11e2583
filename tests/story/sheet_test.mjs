// A manager brings her own spreadsheet in, names and crosses in one table, as Finnish Excel saves it: what is not sure
// is asked about, and the crosses become a register. On a phone, in Finnish, without script.
// runs once: exchange_sheet_test keeps the rules of it on both engines.
import test, { before, after } from 'node:test'
import assert from 'node:assert/strict'
import { startServer, openBrowser, visit, faults, lead, phone } from './harness.mjs'
import { workbook } from './workbook.mjs'

let server, browser
before(async () => { server = await startServer(); browser = await openBrowser() })
after(async () => { await browser?.close(); await server?.stop() })

// Windows-1252, semicolons, days without a year, P for "paikalla" beside "poissa", a column that nobody knows.
const sheet = Buffer.from(
  'Nimi;Syntymäaika;Puhelin;Äidinkieli;Kahvi;ma 2.2.;ma 9.2.\r\n' +
    'Esimerkki Äinö;1.2.1990;040 111 2233;somali;maito;x;P\r\n' +
    'Keksitty Samira;5.6.1985;0501112233;arabia;musta;poissa;x\r\n', 'latin1')

test('a table of names and crosses is asked about, checked and brought in, and nobody comes twice', async () => {
  const page = await visit(browser, server, { role: 'manager', viewport: phone, javaScriptEnabled: false })
  const send = async () => {
    await page.go('/exchange/new')
    const select = page.locator('select[name=project]')
    if (await select.count()) await select.selectOption({ index: 1 })
    await page.setInputFiles('#files', { name: 'Maanantai.csv', mimeType: 'text/csv', buffer: sheet })
    await lead(page, page.locator('form[action$="exchange/new"] button[type=submit]').click())
  }
  const choose = (heading, value) => page.getByLabel(heading, { exact: true }).selectOption(value)
  const until = async what => { while (!(await page.locator(what).count())) await page.reload() }
  const confirm = () => lead(page, page.locator('form[action$="/columns"] button[type=submit]').click())

  await send()
  assert.match(page.url(), /\/columns$/)
  assert.deepEqual(await faults(page, { withAxe: false }), [])
  assert.equal(await page.getByLabel('Puhelin', { exact: true }).inputValue(), 'phone')
  await confirm() // the name and the coffee were not decided
  assert.equal(await page.locator('[aria-invalid=true]').count(), 2)
  assert.deepEqual((await faults(page, { withAxe: false })).filter(f => !/422/.test(f)), [])
  await choose('Nimi', 'name_family_first')
  await choose('Kahvi', '')
  await page.locator('#group').fill('Keksitty maanantairyhmä')
  await page.locator('#year').fill('2026')
  await confirm()
  await until('form[action$="/start"]')
  assert.deepEqual(await faults(page, { withAxe: false }), [])
  await lead(page, page.locator('form[action$="/start"] button').click())
  await until('a[href*="/undo"]')
  // 2 persons, participations, memberships and sessions, a group, 4 marks
  assert.match(await page.locator('main').innerText(), /13/)

  await send() // the year is asked, all else is known
  assert.equal(await page.getByLabel('Nimi', { exact: true }).inputValue(), 'name_family_first')
  const looked = await visit(browser, server, { role: 'manager', viewport: phone })
  await looked.go(new URL(page.url()).pathname)
  assert.deepEqual(await faults(looked), [])
  await page.locator('#year').fill('2026')
  await page.locator('#group').fill('Keksitty maanantairyhmä')
  await confirm()
  await until('form[action$="/start"]')
  await page.go(`${new URL(page.url()).pathname}?group=new`)
  assert.equal(await page.locator('tbody tr').count(), 0)
  await looked.context().close()
  await page.context().close()
})

test('of a workbook with several sheets another one is chosen, and what it brought is taken back', async () => {
  const page = await visit(browser, server, { role: 'manager', viewport: phone, javaScriptEnabled: false })
  const until = async what => { while (!(await page.locator(what).count())) await page.reload() }
  const press = selector => lead(page, page.locator(selector).click())
  const people = name => [['Etunimi', 'Sukunimi', 'Puhelin'], [name, 'Keksitty', '0401234567']]

  await page.go('/exchange/new')
  const select = page.locator('select[name=project]')
  if (await select.count()) await select.selectOption({ index: 1 })
  await page.setInputFiles('#files', { name: 'ryhmat.xlsx', mimeType: 'application/octet-stream',
    buffer: workbook({ Maanantai: people('Bertta'), Tiistai: people('Hodan') }) })
  await press('form[action$="exchange/new"] button[type=submit]')
  await page.locator('[name=sheet]:not([type=hidden])').selectOption('Tiistai')
  await press('form[method=get]:has([name=sheet]) button')
  assert.match(await page.locator('main').innerText(), /Hodan/)
  assert.deepEqual(await faults(page, { withAxe: false }), [])
  await press('form[method=post][action$="/columns"] button[type=submit]')
  await until('form[action$="/start"]')
  const here = new URL(page.url()).pathname
  await page.go(`${here}?group=new`)
  assert.match(await page.locator('main').innerText(), /Hodan/)
  assert.doesNotMatch(await page.locator('main').innerText(), /Bertta/)
  await page.go(here)
  await press('form[action$="/start"] button')
  await until('a[href*="/undo"]')
  await page.go(`${here}/undo`)
  await press('form[action$="/undo"] button')
  assert.equal(await page.locator('a[href*="/undo"]').count(), 0)
  await page.context().close()
})

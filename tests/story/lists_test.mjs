// An administrator brings a list of projects of others in out of a workbook with several sheets: chooses the sheet,
// sees what it sums up to, finds its projects where everybody does, and takes the list back. On a phone, without a
// script.
import test, { before, after } from 'node:test'
import assert from 'node:assert/strict'
import { startServer, openBrowser, visit, faults, lead, phone } from './harness.mjs'
import { workbook } from './workbook.mjs'

let server, browser
before(async () => { server = await startServer(); browser = await openBrowser() })
after(async () => { await browser?.close(); await server?.stop() })

const head = ['Hankekoodi', 'Hankkeen nimi', 'Toteuttajan nimi', 'Suunniteltu rahoitus yhteensä']
const project = (code, name, sum) => [code, name, 'Keksitty yhdistys', sum]
const book = workbook({
  Ohje: [['Tässä kirjassa on kaksi luetteloa.', ''], ['Kysy lisää', 'toimistosta']],
  2025: [head, project('X25', 'Vanha keksitty hanke', '1 000,00')],
  2026: [head, project('X26', 'Uusi keksitty hanke', '2 500,50'), project('X27', 'Toinen keksitty hanke', '500,00')],
})

test('a sheet is chosen, its projects are found by everybody, and the list is taken back', async () => {
  const page = await visit(browser, server, { role: 'admin', lang: 'fi', viewport: phone, javaScriptEnabled: false })
  const found = async () => (await (await fetch(`${server.url}/p/fi/projects.json?q=keksitty`)).json()).projects
  const press = selector => lead(page, page.locator(selector).click())
  const says = () => page.locator('main').innerText()

  await page.go('/lists')
  await page.setInputFiles('input[type=file]',
    { name: 'hankkeet.xlsx', mimeType: 'application/octet-stream', buffer: book })
  await page.fill('[name=source]', 'Keksitty luettelo')
  await press('main form button[type=submit]')
  assert.deepEqual(await faults(page, { withAxe: false }), [])
  await page.locator('[name=sheet]').selectOption('2026')
  await press('form:has([name=sheet]) button')
  assert.equal(await page.locator('[name=sheet]').inputValue(), '2026')
  assert.match(await says(), /3\s000,50/)
  assert.deepEqual(await faults(page, { withAxe: false }), [])
  await press('form:has([name=take]) button')
  assert.deepEqual((await found()).map(p => p.code).sort(), ['X26', 'X27'])

  await page.go('/lists')
  await press('table a[href*="/lists/imports/"]')
  assert.deepEqual(await faults(page, { withAxe: false }), [])
  await press('main form button[type=submit]')
  assert.deepEqual(await found(), [])
  assert.equal(await page.locator('table a[href*="/lists/imports/"]').count(), 0)
  await page.context().close()
})

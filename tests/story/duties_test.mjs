// A manager sees on her first page what is late, writes what was done with a link, and finds it among what is done; the
// poster and the statement are made from the project card. In Finnish, without script.
// runs once: what is kept and refused is tested on both engines beside the rules (duties_test.c).
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { faults, lead, openBrowser, phone, startServer, visit } from './harness.mjs'

let server, browser
before(async () => { server = await startServer(); browser = await openBrowser() })
after(async () => { await browser?.close(); await server?.stop() })

test('what is late leads to the list, what was done is written with a link, and a poster is made', async () => {
  const page = await visit(browser, server, { role: 'manager', lang: 'fi', viewport: phone, javaScriptEnabled: false })
  const fine = async () => assert.deepEqual(
    (await faults(page, { withAxe: false })).filter(f => !/422/.test(f)), [])
  await page.go('/')
  await lead(page, page.getByRole('link', { name: /velvollisuudet: Omin sanoin/ }).click())
  await fine()
  const late = page.locator('#results tbody tr', { hasText: 'Myöhässä' }), before = await late.count()
  assert.ok(before > 0)
  await lead(page, late.first().getByRole('link').click())
  await fine()
  await page.locator('input[name=state][value=done]').check()
  await page.locator('textarea[name=links]').fill('kuva.jpg')
  await lead(page, page.getByRole('button', { name: 'Tallenna' }).click())
  assert.match(await page.locator('.ds-error-summary').innerText(), /alkaa https/)
  await page.locator('textarea[name=links]').fill('https://kuvat.example/kutsu.jpg')
  await page.locator('input[name=state_on]').fill(new Date(Date.now() - 86400000).toISOString().slice(0, 10))
  await lead(page, page.getByRole('button', { name: 'Tallenna' }).click())
  assert.equal(await late.count(), before - 1)
  await lead(page, page.getByRole('link', { name: 'Juliste ja teksti' }).click())
  await fine()
  assert.match(await page.locator('#text').inputValue(), /Omin sanoin[^]*Euroopan unionin osarahoittama/)
  const form = page.locator('form:has([name=in])')
  const paper = await page.request.get(server.url + await form.getAttribute('action') + '?format=pdf&in=fi&beside=ar')
  assert.equal(paper.headers()['content-type'], 'application/pdf')
  await page.context().close()
})

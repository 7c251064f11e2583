// A manager sees on her first page what is late, shows with a picture and writes with a link what was done, and finds
// it among what is done; the
// poster and the statement are made from the project card. In Finnish, without script.
// runs once: what is kept and refused is tested on both engines beside the rules (duties_test.c).
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { faults, lead, openBrowser, phone, startServer, visit } from './harness.mjs'
import { day } from '../days.mjs'

let server, browser
before(async () => { server = await startServer(); browser = await openBrowser() })
after(async () => { await browser?.close(); await server?.stop() })

// A picture as a camera makes it: with the place in it. What is stored has none, and is sent in parts to who asks so.
async function evidence(page, fine) {
  const add = async (name, buffer, words) => {
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'image/jpeg', buffer })
    await page.locator('input[name=words]').fill(words)
    await lead(page, page.getByRole('button', { name: 'Lisää tiedosto' }).click())
  }
  const place = Buffer.from('Exif\0\0II*\0\x08\0\0\0\0\0GPS 60.1699'), shot = await page.screenshot({ type: 'jpeg' })
  const picture = Buffer.concat([shot.subarray(0, 2), Buffer.from([0xff, 0xe1, 0, place.length + 2]), place,
    shot.subarray(2)])
  await add('juliste.jpg', Buffer.from('<!DOCTYPE html><script>alert(1)</script>'), 'Juliste ovessa')
  assert.match(await page.locator('.ds-error-summary').innerText(), /ei ole kuva eikä PDF/)
  assert.equal(await page.locator('input[name=words]').inputValue(), 'Juliste ovessa')
  await add('juliste.jpg', picture, '')
  assert.match(await page.locator('.ds-error-summary').innerText(), /mitä kuvassa on/)
  await add('juliste.jpg', picture, 'Juliste ovessa')
  await fine()
  const shown = page.getByRole('img', { name: 'Juliste ovessa' })
  const address = new URL(await shown.getAttribute('src'), page.url()).href
  const get = headers => page.request.get(address, { headers, failOnStatusCode: false })
  const whole = await get({}), bytes = await whole.body(), head = whole.headers()
  assert.ok(!bytes.includes('GPS') && picture.includes('GPS'))
  assert.deepEqual([head['content-type'], head['x-content-type-options'], head['accept-ranges']],
    ['image/jpeg', 'nosniff', 'bytes'])
  assert.match(head['content-security-policy'], /default-src 'none'; sandbox/)
  assert.match(head['content-disposition'], /^inline; filename="juliste.jpg"/)
  const part = await get({ range: 'bytes=2-5' })
  assert.deepEqual([part.status(), part.headers()['content-range'], (await part.body()).equals(bytes.subarray(2, 6))],
    [206, `bytes 2-5/${bytes.length}`, true])
  assert.equal((await get({ range: `bytes=${bytes.length}-` })).status(), 416)
  assert.equal((await get({ 'if-none-match': head.etag })).status(), 304)
  await lead(page, page.getByRole('link', { name: /Poista juliste.jpg/ }).click())
  await fine()
  await lead(page, page.getByRole('button', { name: 'Poista tiedosto' }).click())
  assert.equal(await shown.count(), 0)
  assert.equal((await get({})).status(), 404)
}

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
  await evidence(page, fine)
  await page.locator('input[name=state][value=done]').check()
  await page.locator('textarea[name=links]').fill('kuva.jpg')
  await lead(page, page.getByRole('button', { name: 'Tallenna' }).click())
  assert.match(await page.locator('.ds-error-summary').innerText(), /alkaa https/)
  await page.locator('textarea[name=links]').fill('https://kuvat.example/kutsu.jpg')
  await page.locator('input[name=state_on]').fill(day(-1))
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

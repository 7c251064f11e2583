// paper: what goes home or onto the wall: a certificate in two languages and the register to tick, as PDF, from the
// pages where they are wanted, with and without script.
// runs once: a paper knows no engine.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { after, before, test } from 'node:test'
import { faults, openBrowser, phone, startServer, visit } from './harness.mjs'

let server, browser
before(async () => { server = await startServer(); browser = await openBrowser() })
after(async () => { await browser.close(); await server.stop() })

// The text of what a link or button gives to keep.
async function paper(page, locator) {
  const [download] = await Promise.all([page.waitForEvent('download'), locator.click()])
  assert.match(download.suggestedFilename(), /\.pdf$/)
  const read = spawnSync('pdftotext', [await download.path(), '-'], { encoding: 'utf8' })
  assert.equal(read.status, 0, read.stderr)
  return read.stdout
}

for (const javaScriptEnabled of [true, false])
  test(`a certificate in Finnish and Somali, from a person's page${javaScriptEnabled ? '' : ', without script'}`,
    async () => {
      const page = await visit(browser, server, { role: 'instructor', lang: 'fi', viewport: phone, javaScriptEnabled })
      await page.go('/people')
      await page.locator('main a[href^="/people/0"]').first().click()
      const name = (await page.locator('h1').textContent()).trim()
      const certificate = page.locator('main a[href*="/certificates/"]').first()
      await page.locator('.kp-fold', { has: page.locator('a[href*="/certificates/"]') }).locator('summary').click()
      await certificate.click()
      assert.match(await page.locator('h1').textContent(), /Osallistumistodistus/)
      assert.deepEqual(await faults(page), [])
      await page.locator('select[name=beside]').selectOption('so')
      const text = await paper(page, page.locator('main form button'))
      for (const part of [name, 'Osallistumistodistus', 'Shahaadada', 'Ohjaajan allekirjoitus', '1 / 1'])
        assert.ok(text.includes(part), `${part} in ${text}`)
      await page.context().close()
    })

test('the register of a session to tick by hand, in Arabic, from the page for paper', async () => {
  const page = await visit(browser, server, { role: 'instructor', lang: 'ar', viewport: phone })
  await page.go('/today')
  const session = await page.locator('main a[href^="/sessions/"]').first().getAttribute('href')
  await page.go(`${session}/print`)
  const names = await page.locator('.kp-sheet tbody th').allTextContents()
  const text = await paper(page, page.locator('main a[href*="format=pdf"]'))
  assert.ok(text.includes('سجل الحضور'), text)
  assert.ok(names.length > 5 && names.slice(0, -1).every(name => text.includes(name.trim())), text)
  assert.ok(text.split('☐').length > 4 * (names.length - 1))
  await page.context().close()
})

// screenshots: the pictures of README.md, made from the demonstration. usage: node tools/screenshots.mjs   (after ./run
// --build)
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { desktop, openBrowser, phone, root, startServer, visit } from '../tests/story/harness.mjs'

const out = path.join(root, 'docs/pictures')
mkdirSync(out, { recursive: true })
const server = await startServer(), browser = await openBrowser()
const take = async (name, who, steps) => {
  const page = await visit(browser, server, who)
  await steps(page)
  await page.screenshot({ path: path.join(out, `${name}.png`) })
  await page.context().close()
}
const openRegister = async page => { await page.go('/today'); await page.locator('main a[href^="/sessions/"]').first()
  .click(); await page.waitForLoadState() }

await take('first-page-phone', { role: 'instructor', lang: 'fi', viewport: phone }, page => page.go('/'))
await take('register-phone', { role: 'instructor', lang: 'fi', viewport: phone }, openRegister)
await take('register-phone-arabic', { role: 'instructor', lang: 'ar', viewport: phone }, openRegister)
await take('outcomes', { role: 'manager', lang: 'en', viewport: desktop }, page => page.go('/reports/outcomes'))
await take('person', { role: 'manager', lang: 'fi', viewport: desktop }, async page => {
  await page.go('/people'); await page.locator('th a[href^="/people/"]').first().click(); await page.waitForLoadState()
})
await browser.close()
await server.stop()

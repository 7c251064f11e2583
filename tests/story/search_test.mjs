// A manager finds her project, and nothing by signs alone; a visitor finds nothing of the house. In Finnish and Arabic,
// without script.
// runs once: what is found, and by whom, is tested on both engines beside the rules (search_test.c).
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { faults, lead, openBrowser, phone, startServer, visit } from './harness.mjs'

let server, browser
before(async () => { server = await startServer(); browser = await openBrowser() })
after(async () => { await browser?.close(); await server?.stop() })

const results = async (page, words) => {
  await page.locator('#q').fill(words)
  await lead(page, page.locator('form[role=search] button').click())
  return (await page.locator('#results').innerText()).replace(/\s+/g, ' ')
}
// What was there before the server comes into the index behind its first pages.
const whenIndexed = async (page, words) => {
  let found = ''
  while (!found.includes(words)) found = await results(page, words)
  return found
}

test('a worker finds what is hers by words as they come, a visitor nothing of it', async () => {
  const page = await visit(browser, server, { role: 'manager', lang: 'fi', viewport: phone, javaScriptEnabled: false })
  const fine = async () => assert.deepEqual(await faults(page, { withAxe: false }), [])
  const project = 'Omin sanoin' // of the demonstration
  await page.go('/search')
  await fine()
  assert.match(await whenIndexed(page, project), /Hankkeet.*Omin sanoin/)
  await fine()
  assert.match(await results(page, '"* (( -'), /Mitään ei löytynyt/)
  await page.context().close()
  const stranger = await visit(browser, server, { lang: 'ar', viewport: phone, javaScriptEnabled: false })
  await stranger.go('/search')
  await results(stranger, project)
  assert.equal(await stranger.locator('#results a[href^="/projects"]').count(), 0) // its public page is another
  assert.deepEqual(await faults(stranger, { withAxe: false }), [])
  await stranger.context().close()
})

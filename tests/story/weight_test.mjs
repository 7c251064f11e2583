// What a phone loads at the first view of a page that is open to all: all bytes, with style, script, pictures, letters
// and headers, packed as over https, in each language. How long that takes on a slow network: bench/reach.mjs.
// runs once: the pages are the same on both engines.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { languages } from '../languages.mjs'
import { raw } from '../web/server.mjs'
import { openBrowser, phone, startServer, visit } from './harness.mjs'

const MOST = 60000
let server, browser, group
before(async () => {
  server = await startServer()
  browser = await openBrowser()
  group = /\/p\/fi\/groups\/(\w{13})"/.exec(await (await fetch(server.url + '/p/fi/groups')).text())[1]
})
after(async () => { await browser?.close(); await server?.stop() })

// Chromium takes Brotli over https only, which a server of tests has not: so it says what it loads, and we count.
async function bytes(address) {
  const answer = await raw(Number(new URL(server.url).port), `GET ${address} HTTP/1.1\r\nHost: 127.0.0.1\r\n` +
    'Accept: text/html,*/*\r\nAccept-Encoding: gzip, br\r\nConnection: close\r\n\r\n')
  assert.match(answer, /^HTTP\/1.1 200 /, address)
  return answer.length
}

for (const { tag } of languages)
  test(`the first view of each public page is under ${MOST / 1000} kB: ${tag}`, async () => {
    for (const address of [`/?lang=${tag}`, `/p/${tag}/groups`, `/p/${tag}/groups/${group}`,
      `/join/${group}?lang=${tag}`]) {
      const page = await visit(browser, server, { lang: tag, viewport: phone }), asked = new Set()
      await page.context().clearCookies()
      page.on('request', r => asked.add(r.url().slice(server.url.length)))
      await page.go(address)
      await page.evaluate(() => document.fonts.ready)
      assert.equal(await page.evaluate(() => navigator.serviceWorker.getRegistrations().then(all => all.length)), 0)
      const icon = await page.locator('link[rel=icon], link[rel=manifest]').evaluateAll(all =>
        all.map(e => e.getAttribute('href')))
      for (const one of icon) asked.add(one)
      const each = await Promise.all([...asked].filter(a => a.startsWith('/')).map(async a => [await bytes(a), a]))
      const sum = each.reduce((n, [one]) => n + one, 0)
      if (process.env.KOTIPOLKU_WEIGHTS) console.log(sum, address, each.sort((a, b) => b[0] - a[0]).join(' '))
      assert.ok(sum < MOST, `${address}: ${sum} bytes\n${each.join('\n')}`)
      await page.context().close()
    }
  })

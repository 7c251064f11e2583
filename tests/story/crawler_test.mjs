// crawler: every page that a role can reach by links, in Finnish on a desktop and in Arabic on a phone: accessible, valid
// HTML, nothing sideways, no error. One address of each shape is enough; numbers in it are replaced.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { desktop, faults, openBrowser, phone, roles, startServer, visit } from './harness.mjs'

let server, browser, folder, saved = 0
before(async () => { server = await startServer(); browser = await openBrowser(); folder = mkdtempSync(path.join(tmpdir(), 'kotipolku-html-')) })
after(async () => { await browser?.close(); await server?.stop(); rmSync(folder, { recursive: true, force: true }) })

const shape = address => address.replace(/[0-9a-z]{13}(?=[/?&=]|$)/g, '{}').replace(/=[^&]*/g, '=')
const skip = /\/(sign-out|assets|healthz)|\.(ics|csv|xlsx|zip|json)\b|format=|\/download/

async function crawl(role, lang, viewport, most = 90) {
  const page = await visit(browser, server, { role, lang, viewport })
  const seen = new Set(), waiting = [new URL(page.url()).pathname], wrong = []
  while (waiting.length && seen.size < most) {
    const address = waiting.shift()
    if (seen.has(shape(address))) continue
    seen.add(shape(address))
    const answer = await page.go(address)
    if (!answer || !/html/.test(answer.headers()['content-type'] || '')) continue
    if (answer.status() !== 200) { wrong.push(`${address}: status ${answer.status()}`); continue }
    writeFileSync(path.join(folder, `${++saved}-${role}-${lang}.html`), await answer.text())
    for (const fault of await faults(page)) wrong.push(`${role} ${lang} ${address}: ${fault}`)
    for (const link of await page.$$eval('a[href]', all => all.map(a => a.getAttribute('href'))))
      if (link.startsWith('/') && !skip.test(link) && !/[?&]lang=/.test(link)) waiting.push(link.split('#')[0])
  }
  await page.context().close()
  return { seen, wrong }
}

for (const role of roles) {
  test(`${role}: every page, Finnish, desktop`, async () => {
    const { seen, wrong } = await crawl(role, 'fi', desktop)
    assert.ok(seen.size >= 3, `only ${[...seen]} was reached`)
    assert.deepEqual(wrong, [])
  })
  test(`${role}: every page, Arabic, phone`, async () => assert.deepEqual((await crawl(role, 'ar', phone)).wrong, []))
}
test('not signed in: first page and sign-in', async () => {
  for (const lang of ['fi', 'sv', 'en', 'so', 'ar']) {
    const page = await visit(browser, server, { lang, viewport: phone })
    assert.deepEqual(await faults(page), [])
    await page.go('/')
    assert.deepEqual(await faults(page), [])
    await page.context().close()
  }
})
test('all of these pages are valid HTML', () => {
  const jar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar')
  let report = ''
  try { execFileSync('java', ['-Xss8m', '-jar', jar, '--errors-only', '--skip-non-html', folder], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 64 << 20 }) } catch (e) { report = e.stderr || String(e) }
  const distinct = [...new Set(report.split('\n').filter(Boolean).map(l => l.replace(/^.*?: (error|info)/, '$1').replace(/^"file:[^"]*":[0-9.-]+: /, '')))]
  assert.ok(saved > 20, `only ${saved} pages were seen`)
  assert.deepEqual(distinct.slice(0, 20), [])
})

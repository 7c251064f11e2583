// wire: bytes over the wire of a page's first and second visit in a real browser, with all it brings: style, script,
// fonts, icons, what the service worker fetches, and the headers. Counted by a proxy between browser and server, so
// nothing is left out. usage: node bench/wire.mjs PORT ROLE PATH
import net from 'node:net'
import { chromium } from 'playwright-core'

const [port, role, path] = process.argv.slice(2)
let bytes = 0, asked = []
const proxy = net.createServer(near => {
  const far = net.connect(port, '127.0.0.1')
  near.on('data', d => { asked.push(...d.toString('latin1').matchAll(/^(?:GET|POST) (\S+)/gm)); far.write(d) })
  far.on('data', d => { bytes += d.length; near.write(d) })
  for (const [a, b] of [[near, far], [far, near]]) { a.on('end', () => b.end()); a.on('error', () => b.destroy()) }
}).listen(0, '127.0.0.1')
await new Promise(ok => proxy.on('listening', ok))
const base = `http://127.0.0.1:${proxy.address().port}`
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'] })

// one browser signs in; the other gets its cookies and has seen nothing yet
const door = await browser.newContext(), page = await door.newPage()
await page.goto(`${base}/sign-in`)
await page.locator(`form[action$="/demo-sign-in"] button[value="${role}"]`).click()
await page.waitForLoadState()
const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
await context.addCookies(await door.cookies())
await door.close()
for (const visit of ['first', 'second']) {
  const tab = await context.newPage()
  bytes = 0, asked = []
  await tab.goto(base + path, { waitUntil: 'networkidle' })
  await tab.waitForTimeout(2000)
  console.log(`${visit} visit of ${path}: ${(bytes / 1000).toFixed(1)} kB, ${asked.length} requests: ${asked.map(m =>
    m[1]).join(' ')}`)
  await tab.close()
}
await browser.close()
process.exit(0)

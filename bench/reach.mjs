// reach: a parent with a cheap phone on 3G: how long it takes to find a group and join it, to say "I cannot come", and
// when the largest part of each public page is there; and how many bytes its first view takes. In Chromium with
// WebPageTest's 3G (1.6 Mbit/s down, 768 kbit/s up, 300 ms there and back) and a processor four times slower, over
// https, with times of a person who reads and types slowly. Each figure beside its goal.
// usage: node bench/reach.mjs PROGRAM
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import http from 'node:http'
import https from 'node:https'
import { tmpdir } from 'node:os'
import path from 'node:path'

process.env.KOTIPOLKU = path.resolve(process.argv[2])
const { sql } = await import('../tests/databases.mjs'), { day } = await import('../tests/days.mjs')
const { desktop, lead, openBrowser, phone, startServer, visit } = await import('../tests/story/harness.mjs')
const { key } = await import('../tests/story/register_place.mjs')
const { languages } = await import('../tests/languages.mjs')
const READS = 3000, LETTER = 300, TOUCH = 800 // milliseconds: of a page, of a letter typed, of finding a button
const slow = { offline: false, latency: 300, downloadThroughput: 1.6e6 / 8, uploadThroughput: 768e3 / 8 }

// https before the program, as a proxy in front of it does: browsers take Brotli there only.
async function sealed(port) {
  const folder = mkdtempSync(path.join(tmpdir(), 'kotipolku-reach-')), of = name => path.join(folder, name)
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes',
    '-subj', '/CN=localhost', '-keyout', of('key'), '-out', of('cert')], { stdio: 'ignore' })
  const door = https.createServer({ key: readFileSync(of('key')), cert: readFileSync(of('cert')) }, (near, answer) => {
    const far = http.request({ port, method: near.method, path: near.url,
      headers: { ...near.headers, 'x-forwarded-proto': 'https' } }, got => {
      answer.writeHead(got.statusCode, got.headers)
      got.pipe(answer)
    })
    near.pipe(far)
  }).listen(0, '127.0.0.1')
  await new Promise(ok => door.on('listening', ok))
  rmSync(folder, { recursive: true })
  return { url: `https://127.0.0.1:${door.address().port}`, close: () => { door.closeAllConnections(); door.close() } }
}

// A phone that has seen nothing yet; bytes() says what it loaded since the last time it was asked.
async function phoneOf(browser, house) {
  const context = await browser.newContext({ viewport: phone, ignoreHTTPSErrors: true, locale: 'fi-FI',
    isMobile: true, hasTouch: true, deviceScaleFactor: 2 })
  const page = await context.newPage(), cdp = await context.newCDPSession(page)
  let n = 0
  page.setDefaultTimeout(60000)
  page.go = address => page.goto(house.url + address)
  cdp.on('Network.loadingFinished', e => { n += e.encodedDataLength })
  await cdp.send('Network.enable')
  await cdp.send('Network.emulateNetworkConditions', slow)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await page.addInitScript(() => {
    window.largest = 0
    new PerformanceObserver(l => { for (const e of l.getEntries()) window.largest = e.startTime })
      .observe({ type: 'largest-contentful-paint', buffered: true })
  })
  page.bytes = () => { const all = n; n = 0; return all }
  return page
}
const rest = (page, ms) => page.waitForTimeout(ms)
async function touch(page, place) {
  await rest(page, READS + TOUCH)
  await lead(page, place.first().click())
}
const next = page => touch(page, page.locator('main button[value=next].ds-button'))
async function type(page, name, text) {
  await rest(page, TOUCH)
  await page.locator(`[name=${name}]`).pressSequentially(text, { delay: LETTER })
}

async function join(page, lang) {
  const begun = Date.now()
  await page.go('/')
  await touch(page, page.locator(`main a[lang=${lang}]`))
  await touch(page, page.locator(`main a[href="/p/${lang}/groups"]`))
  await touch(page, page.locator('.kp-cards a'))
  await touch(page, page.locator('main a[href^="/join/"]'))
  await type(page, 'name', 'Hodan Cabdi Nuur')
  await next(page)
  await type(page, 'phone', '040 123 4567')
  await next(page)
  await type(page, 'children', '2023')
  await next(page)
  await next(page)
  await next(page)
  await rest(page, READS)
  await page.locator('[name=heard][value=shop]').check()
  await next(page)
  await next(page)
  await touch(page, page.locator('main button[value=send]'))
  if (!/\/sent$/.test(new URL(page.url()).pathname)) throw new Error(`not joined: ${page.url()}`)
  return (Date.now() - begun) / 1000
}

// From the touch on the link in a message to the page that says she was heard.
async function cannotCome(page, address) {
  const begun = Date.now()
  await page.go(address)
  await touch(page, page.locator('button[name=comes][value="0"]'))
  await page.locator('.kp-said').waitFor()
  return (Date.now() - begun) / 1000
}

async function linkOf(browser, server) {
  const person = key(sql(server.house.db, `SELECT m.person_id FROM groups_membership m
    JOIN groups_session s ON s.group_id = m.group_id JOIN people_person p ON p.id = m.person_id
    WHERE m.state = 'member' AND s.day >= '${day()}' AND s.state = 'planned' AND p.protected = 0
    AND NOT EXISTS (SELECT 1 FROM groups_membership o JOIN people_person q ON q.id = o.person_id AND q.protected = 1
      WHERE o.group_id = m.group_id) ORDER BY m.person_id LIMIT 1`))
  const worker = await visit(browser, server, { role: 'counsellor', viewport: desktop })
  await worker.go(`/people/${person}/own-page`)
  await lead(worker, worker.locator('form[action$="/own-page"] button[type=submit]').first().click())
  const address = new URL(await worker.locator('#own-address').innerText())
  await worker.context().close()
  return address.pathname + address.search
}

const server = await startServer(), browser = await openBrowser(), house = await sealed(new URL(server.url).port)
const row = (what, figure, goal) => console.log(`${what.padEnd(44)} ${figure.padStart(9)} ${goal.padStart(9)}`)
try {
  row('what', 'figure', 'goal')
  const list = await (await fetch(server.url + '/p/fi/groups')).text()
  const group = /\/p\/fi\/groups\/(\w{13})"/.exec(list)[1]
  for (const { tag } of languages)
    for (const [what, address] of [['first page', `/?lang=${tag}`], ['groups', `/p/${tag}/groups`],
      ['a group', `/p/${tag}/groups/${group}`], ['join', `/join/${group}?lang=${tag}`]]) {
      const page = await phoneOf(browser, house)
      await page.go(address)
      await page.evaluate(() => document.fonts.ready)
      await rest(page, 1500)
      row(`${what} (${tag}): kB of the first view`, (page.bytes() / 1000).toFixed(1), '< 60')
      row(`${what} (${tag}): largest paint, s`, (await page.evaluate(() => window.largest) / 1000).toFixed(2), '< 2.5')
      await page.context().close()
    }
  for (const lang of ['so', 'ar', 'fi']) {
    const page = await phoneOf(browser, house)
    row(`find and join (${lang}), s`, (await join(page, lang)).toFixed(1), '< 120')
    await page.context().close()
  }
  const page = await phoneOf(browser, house)
  const said = await cannotCome(page, await linkOf(browser, server))
  row('"I cannot come" from the message on, s', said.toFixed(1), '< 10')
} finally {
  await browser.close()
  house.close()
  await server.stop()
}

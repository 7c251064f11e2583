// A journalist reads a press release on a phone without a script, in Finnish and in Arabic, calls whom it names, and
// subscribes to the feed. A robot reads what it may and what there is.
// runs once: publications_test writes, reviews and publishes a text on both engines.
import test from 'node:test'
import assert from 'node:assert/strict'
import { desktop, faults, lead, openBrowser, phone, startServer, visit } from './harness.mjs'

let server, browser
test.before(async () => { server = await startServer(); browser = await openBrowser() })
test.after(async () => { await browser?.close(); await server?.stop() })

const save = page => lead(page, page.locator('main form[method=post] button[type=submit]').last().click())
const says = page => page.locator('main').innerText()
const get = async (address, accept = '*/*') => {
  const answer = await fetch(new URL(address, server.url), { redirect: 'manual', headers: { accept } })
  return { status: answer.status, to: answer.headers.get('location'), robots: answer.headers.get('x-robots-tag'),
    type: answer.headers.get('content-type'), text: await answer.text() }
}
// By a parser that is none of ours: what RFC 4287 demands of a feed and of each entry; its entries.
const read = (page, xml) => page.evaluate(xml => {
  const doc = new DOMParser().parseFromString(xml, 'application/xml'), atom = 'http://www.w3.org/2005/Atom'
  if (doc.querySelector('parsererror')) return [doc.documentElement.textContent]
  const one = (of, name) => [...of.children].filter(e => e.namespaceURI === atom && e.localName === name)
  const wrong = [doc.documentElement, ...one(doc.documentElement, 'entry')].flatMap(e =>
    ['id', 'title', 'updated'].filter(name => one(e, name).length !== 1).map(name => `${e.localName}: ${name}`))
  if (!one(doc.documentElement, 'author').length) wrong.push('no author')
  return wrong.length ? wrong : one(doc.documentElement, 'entry').map(e => one(e, 'title')[0].textContent)
}, xml)

test('a press release is written, says whom to ask, and is read and followed by a journalist', async () => {
  const manager = await visit(browser, server, { role: 'manager', lang: 'fi', viewport: phone })
  await manager.go('/publications/new')
  await manager.check('[name=kind][value=press]')
  await manager.fill('[name=title]', 'Ryhmät löysivät 66 vanhempaa')
  await manager.fill('[name=summary]', 'Hanke kertoo, mitä se oppi.')
  await manager.fill('[name=body]', 'Ensimmäinen kappale.\n\nToinen kappale.')
  await save(manager)
  const address = new URL(manager.url()).pathname, id = address.split('/').at(-1)
  assert.match(await says(manager), /keneltä media voi kysyä/)
  await manager.go(`${address}/byline`)
  assert.deepEqual(await faults(manager), [])
  await manager.fill('[name=author]', 'Viestinnän suunnittelija')
  await manager.fill('[name=phone_1]', '09 123 4567')
  await save(manager)
  assert.match(await says(manager), /Kirjoita, kuka hän on/)
  manager.troubles.length = 0 // 422
  assert.deepEqual(await faults(manager), [])
  await manager.fill('[name=role_1]', 'Projektipäällikkö')
  await save(manager)
  await lead(manager, manager.locator('button[value=send]').click())
  const counsellor = await visit(browser, server, { role: 'counsellor', lang: 'fi', viewport: desktop })
  await counsellor.go(address)
  await lead(counsellor, counsellor.locator('button[value=approve]').click())
  await manager.go(address)
  await lead(manager, manager.locator('form[action$="/publish"] button').click())
  assert.deepEqual(await faults(manager), [])

  for (const lang of ['fi', 'ar']) {
    const reader = await visit(browser, server, { lang, viewport: phone, javaScriptEnabled: false })
    await reader.go('/')
    await lead(reader, reader.locator('footer a[href="/p"]').click())
    assert.equal(new URL(reader.url()).pathname, `/p/${lang}`)
    assert.deepEqual(await faults(reader, { withAxe: false }), [])
    await lead(reader, reader.getByRole('link', { name: 'Ryhmät löysivät 66 vanhempaa' }).click())
    assert.deepEqual(await faults(reader, { withAxe: false }), [])
    assert.equal(await reader.locator('a[href="tel:091234567"]').count(), 1)
    assert.match(await says(reader), /Viestinnän suunnittelija/)
    assert.ok(Buffer.byteLength(await reader.content()) < 60000)
    await reader.context().close()
  }
  for (const address of [`/p/ar/${id}`, '/p/ar', '/catalogue']) { // axe is a script
    await manager.go(address)
    assert.deepEqual(await faults(manager), [], address)
  }
  const page = await get(`/p/fi/${id}`)
  assert.match(page.text, /og:image" content="http[^"]*\/p\/fi\/\w+\/picture"/)
  const picture = await get(`/p/fi/${id}/picture`)
  assert.deepEqual([picture.status, picture.type], [200, 'image/png'])
  const feed = /rel="alternate" type="application\/atom\+xml" href="([^"]+)"/
  for (const list of ['/p/fi', '/p/ar', '/p/fi?region=01', `/p/fi/${id}`]) {
    const xml = await get(feed.exec((await get(list)).text)[1].replaceAll('&amp;', '&'))
    assert.match(xml.type, /atom/)
    const entries = await read(manager, xml.text)
    assert.ok(list.includes('region') || entries.includes('Ryhmät löysivät 66 vanhempaa'), `${list}: ${entries}`)
  }

  // A robot.
  const robots = await get('/robots.txt')
  const at = /^Sitemap: (.*)$/m.exec(robots.text)[1], list = await get(new URL(at).pathname)
  const parts = [...list.text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(m => new URL(m[1].replaceAll('&amp;', '&')))
  const named = []
  for (const part of parts) {
    const xml = await get(part.pathname + part.search)
    assert.equal(xml.status, 200, part)
    named.push(...[...xml.text.matchAll(/<url><loc>([^<]+)<\/loc>/g)].map(m => new URL(m[1])))
  }
  assert.ok(named.some(u => u.pathname === `/p/fi/${id}`) && named.length < 50000)
  for (const u of named.filter((u, i) => i % 7 === 0 || u.pathname.startsWith('/p/'))) {
    const one = await get(u.pathname + u.search)
    assert.deepEqual([one.status, one.robots], [200, null], u)
  }
  assert.equal((await get(`/id/publication/${id}`, 'text/html')).to, `/p/${id}`)
  const data = await get(`/id/publication/${id}`, 'application/ld+json')
  assert.equal((await get(data.to)).to, `/p/fi/${id}.json`)
  assert.equal(JSON.parse((await get(`/p/fi/${id}.json`)).text).headline, 'Ryhmät löysivät 66 vanhempaa')
  assert.match((await get('/catalogue.ttl')).text, /a dcat:Catalog/)
})

// A text goes to everybody: a peer worker writes it without a script, a manager reads and publishes it, nobody in
// particular reads it on a phone and in two languages; a change asks the translator for the changed paragraph only.
import test from 'node:test'
import assert from 'node:assert/strict'
import { desktop, faults, lead, openBrowser, phone, startServer, visit } from './harness.mjs'

let server, browser
test.before(async () => { server = await startServer(); browser = await openBrowser() })
test.after(async () => { await browser?.close(); await server?.stop() })

const says = page => page.locator('main').innerText()
const save = page => lead(page, page.locator('main form[method=post] button[type=submit]').last().click())
const body = '## Kenelle?\n\nRyhmä on *kotona* oleville vanhemmille.\n\n- maanantaina kello 10\n- lapset mukaan\n\n' +
  'Kysy lisää: [kaupunki](https://kaupunki.example)\n\n| Päivä | Aihe |\n|---|---|\n| 1.12. | Terveys |\n\n' +
  '<script>alert(1)</script>'

async function publish(writer, manager, address) {
  await writer.go(address)
  await lead(writer, writer.locator('button[value=send]').click())
  assert.equal(await writer.locator('button[value=approve]').count(), 0, 'nobody reviews her own')
  await manager.go('/')
  await lead(manager, manager.locator('a', { hasText: 'Texts that wait for your review' }).first().click())
  await manager.go(address)
  await lead(manager, manager.locator('button[value=approve]').click())
  assert.deepEqual(await faults(manager), [])
  await lead(manager, manager.locator('form[action$="/publish"] button').click())
}

test('a text is written, reviewed, published, read by everybody, translated and changed', async () => {
  const plain = await visit(browser, server, { role: 'peer', lang: 'fi', viewport: phone, javaScriptEnabled: false })
  const writer = await visit(browser, server, { role: 'peer', lang: 'fi', viewport: phone })
  const manager = await visit(browser, server, { role: 'manager', lang: 'en', viewport: desktop })
  await plain.go('/publications/new')
  await plain.fill('[name=title]', 'Uusi ryhmä alkaa')
  await plain.fill('[name=summary]', 'Kotona oleville vanhemmille.')
  await plain.fill('[name=body]', 'Luonnos')
  await lead(plain, plain.locator('main button', { hasText: 'Tallenna luonnos' }).click())
  const address = new URL(plain.url()).pathname, id = address.split('/').at(-1)
  await writer.go(address + '/edit')
  await writer.fill('[name=body]', 'Lihava')
  await writer.locator('[name=body]').selectText()
  await writer.locator('[data-around]').click()
  assert.equal(await writer.inputValue('[name=body]'), '**Lihava**')
  await writer.fill('[name=body]', body)
  assert.deepEqual(await faults(writer), [])
  await save(writer)
  assert.deepEqual(await faults(writer), [])
  assert.equal((await fetch(`${server.url}/p/fi/${id}`)).status, 404, 'a draft is nobody else’s')
  await publish(writer, manager, address)
  assert.deepEqual(await faults(manager), [])

  // Everybody, without a name, a cookie and a script.
  const answer = await fetch(`${server.url}/p/fi/${id}`), html = await answer.text(), mark = answer.headers.get('etag')
  assert.equal(answer.status, 200)
  assert.equal(answer.headers.get('set-cookie'), null)
  assert.equal(answer.headers.get('x-robots-tag'), null)
  assert.match(html, /&lt;script&gt;alert\(1\)/)
  assert.ok(html.length < 60000, 'light')
  const again = await fetch(`${server.url}/p/fi/${id}`, { headers: { 'if-none-match': mark } })
  assert.equal(again.status, 304)
  assert.equal(await (await fetch(`${server.url}/p/fi/${id}`)).text(), html, 'the kept page is the drawn one')
  const reader = await visit(browser, server, { lang: 'ar', viewport: phone })
  await reader.go(`/p/${id}`)
  assert.equal(new URL(reader.url()).pathname, `/p/fi/${id}`, 'in the language there is')
  await reader.go(`/p/ar/${id}`)
  assert.equal(await reader.locator('html').getAttribute('dir'), 'rtl')
  assert.equal(await reader.locator('article').getAttribute('lang'), 'fi')
  assert.match(await says(reader), /لم يُترجم هذا/)
  assert.deepEqual(await faults(reader), [])

  // A translator, paragraph by paragraph.
  const translator = await visit(browser, server, { role: 'peer', lang: 'en', viewport: desktop })
  await translator.go(`${address}/translation?in=ar`)
  const fields = translator.locator('main form textarea')
  assert.equal(await fields.count(), 7, 'the summary and six paragraphs')
  await translator.fill('[name=title]', 'مجموعة جديدة')
  for (let i = 0; i < 6; i++) await fields.nth(i).fill(`فقرة ${i}`)
  assert.deepEqual(await faults(translator), [])
  await save(translator)
  assert.match(await says(translator), /1 paragraph to translate/)
  await translator.go(`${address}/versions?in=fi`)
  assert.deepEqual(await faults(translator), [])
  for (const as of ['', '&as=phone']) {
    await translator.go(`${address}/preview?in=ar${as}`)
    assert.deepEqual(await faults(translator), [])
  }
  await publish(translator, manager, address)
  assert.notEqual((await fetch(`${server.url}/p/fi/${id}`)).headers.get('etag'), mark, 'it tells of the new language')
  await reader.go(`/p/ar/${id}?beside=fi`)
  assert.deepEqual(await faults(reader), [])
  await reader.setViewportSize(desktop)
  const box = async lang => reader.locator(`.kp-pair [lang=${lang}]`).first().boundingBox()
  assert.ok((await box('fi')).x < (await box('ar')).x, 'Finnish left, Arabic right')

  // The source changes: one paragraph asks for a translation, and everybody sees the old text until it is published.
  await writer.go(`${address}/edit`)
  await writer.fill('[name=body]', body.replace('maanantaina', 'tiistaina'))
  await save(writer)
  await translator.go(`${address}/translation?in=ar`)
  assert.match(await says(translator), /2 paragraphs to translate/)
  assert.equal(await translator.locator('[type=checkbox]').count(), 1)
  await translator.locator('[type=checkbox]').check()
  await save(translator)
  assert.match(await says(translator), /1 paragraph to translate/)
  assert.match(await (await fetch(`${server.url}/p/fi/${id}`)).text(), /maanantaina/)
  await writer.go(`${address}/versions?in=fi&version=1`)
  assert.match(await says(writer), /tiistaina/)
  assert.deepEqual(await faults(writer), [])
  const other = await visit(browser, server, { role: 'manager', lang: 'en', alone: true })
  await other.go(`${address}/edit`)
  await manager.go(`${address}/edit`)
  await manager.fill('[name=title]', 'Toinen')
  await save(manager)
  await other.fill('[name=title]', 'Kolmas')
  await save(other)
  assert.match(await says(other), /Somebody else saved this first/)

  // The list of the project and its feed; taken down, it is gone for everybody.
  await reader.go(`/p/fi/${id}`)
  await lead(reader, reader.locator('.kp-back a').click())
  assert.match(await says(reader), /Uusi ryhmä alkaa/)
  assert.deepEqual(await faults(reader), [])
  const feed = await fetch(new URL(await reader.locator('link[type="application/atom+xml"]').getAttribute('href'),
    server.url))
  assert.match(feed.headers.get('content-type'), /atom/)
  assert.match(await feed.text(), /<title>Uusi ryhmä alkaa<\/title>/)
  await manager.go(address)
  await lead(manager, manager.locator('button[value=archive]').click())
  assert.equal((await fetch(`${server.url}/p/fi/${id}`)).status, 404)
})

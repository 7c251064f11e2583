// A picture with a person in it is put up and read by everybody; on her own page she hears in her language what is
// asked, and says no in one touch: nobody gets the picture any more, and who put it up has it on a list. She takes a
// place that is offered to her, in one touch too.
// runs once: the rules have tests beside the code on both engines; the pages are the same.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from '../databases.mjs'
import { day } from '../days.mjs'
import { desktop, faults, lead, openBrowser, phone, startServer, visit } from './harness.mjs'
import { key } from './register_place.mjs'

let server, browser, person
before(async () => {
  server = await startServer()
  browser = await openBrowser()
  person = sql(server.house.db, `SELECT m.person_id FROM groups_membership m JOIN groups_group g ON g.id = m.group_id
    JOIN people_person p ON p.id = m.person_id WHERE m.state = 'waiting' AND p.protected = 0 AND p.merged_into IS NULL
      AND g.merged_into IS NULL ORDER BY m.person_id LIMIT 1`)
})
after(async () => { await browser?.close(); await server?.stop() })

const press = (page, selector) => lead(page, page.locator(selector).first().click())
const seen = async (page, withAxe = true) => assert.deepEqual(
  (await faults(page, { withAxe })).filter(f => !/4(22|10|04)/.test(f)), [])
const status = address => fetch(server.url + address).then(r => r.status)
const dot = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAACklEQVR4nGMAAQAABQABDQottAAAAABJRU5ErkJggg==',
  'base64')
const wav = Buffer.from('RIFF\x2c\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x40\x1f\0\0' +
  '\x01\0\x08\0data\x08\0\0\0herehear', 'latin1')

async function ownPage(lang, script) {
  const worker = await visit(browser, server, { role: 'counsellor', lang: 'fi', viewport: desktop })
  await worker.go(`/people/${key(person)}/own-page`)
  await press(worker, 'form[action$="/own-page"] button[type=submit]')
  const address = new URL(await worker.locator('#own-address').innerText())
  await worker.context().close()
  const her = await visit(browser, server, { lang, viewport: phone, javaScriptEnabled: script })
  await her.go(address.pathname + address.search)
  await her.go(`/my?lang=${lang}`)
  return her
}

async function published(manager, reviewer) {
  await manager.go('/publications/new')
  await manager.fill('[name=title]', 'Retki')
  await manager.fill('[name=body]', 'Teksti.')
  await press(manager, 'main form[method=post] button[type=submit] >> nth=-1')
  const address = new URL(manager.url()).pathname
  await manager.go(`${address}/media`)
  await manager.setInputFiles('[type=file]', { name: 'retki.png', mimeType: 'image/png', buffer: dot })
  await manager.fill('[name=words]', 'Retkellä')
  await press(manager, 'form[action$="/media"] button[type=submit]')
  await manager.go(address)
  await press(manager, 'button[value=send]')
  await reviewer.go(address)
  await press(reviewer, 'button[value=approve]')
  await manager.go(address)
  await press(manager, 'form[action$="/publish"] button')
  return address
}

test('a no on her own page takes the picture down everywhere, and she hears what is asked', async () => {
  const manager = await visit(browser, server, { role: 'manager', lang: 'fi', viewport: desktop })
  const reviewer = await visit(browser, server, { role: 'counsellor', lang: 'fi', viewport: desktop })
  await manager.go('/read-aloud?in=so')
  await seen(manager)
  await press(manager, 'main li:nth-child(4) a[href*="/read-aloud/record"]') // the first consent: pictures
  await seen(manager)
  await manager.setInputFiles('[type=file]', { name: 'ääni.wav', mimeType: 'audio/wav', buffer: wav })
  await press(manager, 'form[action$="/read-aloud/record"] button[type=submit]')
  assert.equal(await manager.locator('main audio').count(), 1)
  await seen(manager)

  const her = await ownPage('so', false)
  await her.go('/my/consents')
  assert.equal(await her.locator('.kp-listen').count(), 1, 'where there is a sound, and nowhere else')
  assert.equal(await status(await her.locator('.kp-listen audio').getAttribute('src')), 200)
  await press(her, 'button[name=yes][value="1"]')
  await seen(her, false)

  const address = await published(manager, reviewer), id = address.split('/').at(-1)
  await manager.go(`${address}/media`)
  const open = (await manager.locator('main figure img').first().getAttribute('src'))
  await press(manager, 'main a[href*="/photos/"]')
  const photo = new URL(manager.url()).pathname, file = photo.split('/').at(-1)
  await manager.selectOption('[name=person]', key(person))
  await press(manager, 'main form[method=post] button[type=submit] >> nth=-1')
  await seen(manager)
  const everybody = sql(server.house.db, `SELECT count(*) FROM consents_shown`)
  assert.equal(Number(everybody), 1)
  assert.equal(await status(`/p/${id}/media/${file}`), 200)

  await her.go('/my/consents')
  await her.locator('form:has(button[name=yes])').first().evaluate(form =>
    form.insertAdjacentHTML('beforeend', '<input type="hidden" name="id" value="broken">'))
  await press(her, 'button[name=yes][value="0"]')
  assert.equal(await status(`/p/${id}/media/${file}`), 200, 'a no to something that is not there is not a no to all')
  await her.go('/my/consents')
  await press(her, 'button[name=yes][value="0"]')
  await seen(her, false)
  assert.equal(await status(`/p/${id}/media/${file}`), 404)
  await manager.go(`${address}/media`)
  assert.equal(await manager.locator(`img[src="${open}"]`).count(), 0)
  await seen(manager)
  await manager.go('/photos')
  assert.equal(await manager.locator('main tbody tr').count(), 1)
  await seen(manager)
  await press(manager, 'main tbody a')
  await seen(manager)
  for (const [page, told] of [[manager, 4], [reviewer, 5]]) { // who does not read what is told in confidence: one less
    await page.go(`/people/${key(person)}/own-page`)
    assert.equal(await page.locator('section:has(> h2) dl dt').filter({ hasText: 'Saammeko' }).count(), told)
  }
  for (const page of [manager, reviewer, her]) await page.context().close()
})

test('a place that is offered stands at the top of her page, and one touch takes it', async () => {
  sql(server.house.db, `UPDATE groups_membership SET offered_until = '${day(5)}' WHERE state = 'waiting'
    AND person_id = ${person}`)
  const her = await ownPage('ar', true)
  await seen(her)
  assert.equal(await her.locator('form[action*="/my/place/"]').count() > 0, true)
  // The link of a message about the place, opened on three more phones before she answers.
  const link = (await her.context().cookies()).find(c => c.name.endsWith('own')).value.slice(0, 26)
  const others = await Promise.all([1, 2, 3].map(() => visit(browser, server, { lang: 'fi', viewport: phone })))
  for (const page of others) await page.go(`/place?link=${link}&lang=fi`)
  await press(her, 'form[action*="/my/place/"] button[value=yes]')
  await seen(her)
  assert.equal(await her.locator('form[action*="/my/place/"]').count(), 0)
  assert.equal(Number(sql(server.house.db, `SELECT count(*) FROM groups_membership WHERE state = 'member'
    AND person_id = ${person}`)) > 0, true)
  await press(others[0], 'button[value=yes]') // it is hers already
  assert.match(await others[0].locator('main').innerText(), /Sinulla on paikka/)
  sql(server.house.db, `UPDATE groups_membership SET state = 'left', joined_on = '${day(-9)}',
    left_on = '${day(-2)}' WHERE person_id = ${person}`)
  await press(others[1], 'button[value=yes]')
  assert.match(await others[1].locator('main').innerText(), /Vastausaika on ohi/)
  await press(others[2], 'button[value=no]') // who does not come has missed nothing
  assert.doesNotMatch(await others[2].locator('main').innerText(), /Vastausaika on ohi/)
  for (const page of others) await seen(page)
  for (const page of [her, ...others]) await page.context().close()
})

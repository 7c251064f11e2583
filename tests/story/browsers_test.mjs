// Firefox and WebKit, as phones have them besides Chromium, at 360 pixels: a parent finds a group, joins it, opens her
// own page and says that she cannot come, in Arabic and in Finnish; a worker signs up somebody whom she met while the
// server is really stopped, and it arrives when it is back.
// KOTIPOLKU_PICTURES=FOLDER keeps pictures of the pages.
// runs once: the pages are the same on both engines.
import assert from 'node:assert/strict'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from '../databases.mjs'
import { day } from '../days.mjs'
import { copyOfDemonstration, start, until, Visitor } from '../web/server.mjs'
import { key, startPlace } from './register_place.mjs'
import { engines, person } from './webdriver.mjs'

let server, worker, her
before(async () => {
  server = await start([], copyOfDemonstration)
  her = key(sql(server.db, `SELECT m.person_id FROM groups_membership m
    JOIN groups_session s ON s.group_id = m.group_id JOIN people_person p ON p.id = m.person_id
    WHERE m.state = 'member' AND s.day > '${day()}' AND s.state = 'planned' AND p.protected = 0
      AND NOT EXISTS (SELECT 1 FROM groups_membership o JOIN people_person q ON q.id = o.person_id AND q.protected = 1
        WHERE o.group_id = m.group_id) ORDER BY m.person_id LIMIT 1`))
  worker = new Visitor(server.port)
  const form = { ...Visitor.hidden(await worker.get('/sign-in'), '/demo-sign-in'), role: 'counsellor' }
  assert.equal((await worker.post('/demo-sign-in', { form })).status, 303)
})
after(() => server?.stop())

async function link() {
  const at = `/people/${her}/own-page`, form = { ...Visitor.hidden(await worker.get(at), at), pin: '' }
  return /\/my\?link=[a-z0-9]+/.exec((await worker.post(at, { form })).text)[0]
}

for (const [engine, lang] of [['firefox', 'ar'], ['webkit', 'fi']])
  test(`${engine}: find a group, join, say that one cannot come: ${lang}`, async t => {
    if (!engines[engine].there) return t.skip(`there is no ${engine} (tools/packages.txt)`)
    const page = await person(engine, `http://127.0.0.1:${server.port}`)
    let pictures = 0
    const fine = async () => {
      if (process.env.KOTIPOLKU_PICTURES)
        await page.picture(path.join(process.env.KOTIPOLKU_PICTURES, `${engine}-${++pictures}.png`))
      assert.deepEqual(await page.faults(), [])
    }
    try {
      await page.go('/')
      assert.equal(await page.width(), 360)
      await page.press(`main a[lang=${lang}]`)
      await fine()
      await page.press(`main a[href="/p/${lang}/groups"]`)
      await fine()
      await page.press('.kp-cards a')
      await fine()
      await page.press('main a[href^="/join/"]')
      const next = () => page.press('main .ds-button[value=next]')
      await page.type('name', 'Hodan Cabdi')
      await fine()
      await next()
      await page.type('phone', '040 123 4567')
      await next()
      await page.type('children', '2023')
      for (let i = 0; i < 3; i++) await next()
      await page.click('.kp-tile:has([value=shop])')
      await fine()
      await next()
      await next()
      assert.match(await page.text(), /Hodan Cabdi/)
      await fine()
      await page.press('main [value=send]')
      assert.match(await page.path(), /\/sent$/)
      await fine()
      await page.go(await link())
      await page.go(`/my?lang=${lang}`)
      await fine()
      await page.press('[name=comes][value="0"]')
      assert.equal(await page.run('return document.querySelectorAll(".kp-said").length'), 1)
      await fine()
    } finally { await page.close() }
  })

for (const engine of ['firefox', 'webkit'])
  test(`${engine}: what is written while the server is stopped waits, and is sent when it is back`, async t => {
    if (!engines[engine].there) return t.skip(`there is no ${engine} (tools/packages.txt)`)
    const place = await startPlace(), page = await person(engine, place.url)
    const so = text => until(() => page.run(`return ${text}`))
    try {
      await page.go('/sign-in?lang=fi')
      await page.press('form[action$="/demo-sign-in"] button[value=instructor]')
      // a page that is on its way while the worker begins is not led by it until it is opened again
      await so('navigator.serviceWorker.getRegistration().then(r => r?.active?.state === "activated")')
      await page.go('/sign-ups/new')
      await so('caches.open("pages").then(c => c.match("/sign-ups/new")).then(Boolean)')
      await so('!!navigator.serviceWorker.controller')
      await place.pause()
      await page.go('/sign-ups/new')
      for (const [name, text] of [['name', 'Hodan Jaamac'], ['phone', '040 123 4567'], ['children', '2022'],
        ['met_at', 'Puisto']]) await page.type(name, text)
      await page.run('document.querySelector("[name=language]").value = "som"')
      await page.click('main form[data-offline] > button.ds-button')
      await so('!document.getElementById("queue").hidden')
      assert.match(await page.run('return document.getElementById("queue").innerText'), /1/)
      assert.deepEqual(await page.faults(), [])
      await place.resume()
      await page.run('dispatchEvent(new Event("online"))')
      await until(() => place.ask('SELECT count(*) FROM sign_up_entry').trim() === '1')
      await so('document.getElementById("queue").hidden')
    } finally {
      await page.close()
      await place.stop()
    }
  })

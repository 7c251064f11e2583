// Who has left is asked how she does: on her own phone, by her link, one question a page with pictures; she looks at
// her answers, changes one, sends them and is thanked. Her worker sees that she answered herself. In Finnish without
// script, in Arabic with script and the Finnish beside it.
// runs once: the rules have tests beside the code on both engines; the pages are the same.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from '../databases.mjs'
import { day } from '../days.mjs'
import { desktop, faults, lead, openBrowser, phone, startServer, visit } from './harness.mjs'
import { key } from './register_place.mjs'

let server, browser, waiting
before(async () => {
  server = await startServer()
  browser = await openBrowser()
  // of the demonstration, and whom the counsellor answers for: half a year, or another time, that has come
  const rows = sql(server.house.db, `SELECT f.person_id || ' ' || f.id FROM follow_ups_follow_up f
    JOIN people_person p ON p.id = f.person_id
    WHERE f.done_on IS NULL AND f.not_reached_on IS NULL AND f.kind <> 'exit' AND f.due_on <= '${day()}'
      AND p.protected = 0 AND NOT EXISTS (SELECT 1 FROM consents_not_called_facts n WHERE n.person_id = f.person_id)
    ORDER BY f.id`).trim().split('\n').map(line => line.split(' '))
  waiting = rows.map(row => row.map(key))
  waiting.raw = rows.map(row => row[1])
})
after(async () => { await browser?.close(); await server?.stop() })

const press = (page, selector) => lead(page, page.locator(selector).first().click())
const seen = async (page, withAxe = true) => {
  assert.deepEqual((await faults(page, { withAxe })).filter(f => !/4(22|09|10)/.test(f)), [])
  assert.ok(await page.locator('main a[href^="tel:"]').count() > 0, `nobody to call on ${page.url()}`)
}

async function link(worker, person) {
  await worker.go(`/people/${person}/own-page`)
  await press(worker, 'form[action$="/own-page"] button[type=submit]')
  const address = new URL(await worker.locator('#own-address').innerText())
  return address.pathname + address.search
}

test('a follow-up of somebody in the demonstration waits for her own answer', () => assert.ok(waiting.length >= 2))

for (const [at, lang, script, question, picked, thanks] of [
  [0, 'fi', false, 'Mitä teet nyt?', 'Opiskelen', 'Vastauksesi on lähetetty'],
  [1, 'ar', true, 'ماذا تفعل الآن؟', 'أدرس', 'تم إرسال إجاباتك']])
  test(`she answers herself, in ${lang}, ${script ? 'with' : 'without'} script`, async () => {
    const [person, followUp] = waiting[at]
    const worker = await visit(browser, server, { role: 'manager', lang: 'fi', viewport: desktop })
    const her = await visit(browser, server, { lang, viewport: phone, javaScriptEnabled: script })
    await her.go(await link(worker, person))
    await her.go(`/my?lang=${lang}`)
    if (lang !== 'fi') await press(her, 'button[name=beside][value="1"]')
    await press(her, 'main a[href="/my/questions"]')
    await seen(her, script)
    await press(her, `main a[href="/my/after/${followUp}"]`)
    assert.match(await her.locator('h1').innerText(), new RegExp(question.replace('?', '\\?')))
    await seen(her, script)
    await press(her, 'button[value=next]') // nothing chosen
    assert.equal(await her.locator('.ds-error-summary').count(), 1)
    await seen(her, script)
    await her.locator('[name=answer][value=home_care]').check()
    await press(her, 'button[value=next]')
    while (await her.locator('[name=answer]').count()) await press(her, 'button[value=next]') // what may be left out
    await seen(her, script)
    if (lang !== 'fi') assert.ok(await her.locator('dl .kp-fi').count() >= 2, 'the Finnish beside it')
    await press(her, 'dl a') // she changes it
    await her.locator('[name=answer][value=student]').check()
    await press(her, 'button[value=next]')
    assert.match(await her.locator('dl').innerText(), new RegExp(picked))
    assert.doesNotMatch(her.url(), /student/)
    await press(her, 'form[action^="/my/after/"] button[type=submit]')
    assert.match(await her.locator('main').innerText(), new RegExp(thanks))
    await seen(her, script)
    await her.goBack() // to her answers: they are sent, and nothing is written twice
    await her.go(`/my/after/${followUp}?question=1`)
    assert.match(await her.locator('main').innerText(), new RegExp(thanks))
    await her.go('/my/questions')
    assert.equal(await her.locator(`a[href="/my/after/${followUp}"]`).count(), 0)
    const answered = sql(server.house.db, `SELECT id || ' ' || status FROM follow_ups_follow_up
      WHERE said_on = '${day()}' AND reached = 1`).trim().split('\n').map(line => line.split(' '))
    assert.ok(answered.some(([id, status]) => key(id) === followUp && status === 'student'))
    await worker.go(`/follow-ups/${followUp}`)
    assert.match(await worker.locator('main').innerText(), /vastasi tähän omalla sivullaan/)
    await seen(worker)
    await worker.go(`/people/${person}`)
    await seen(worker)
    await worker.go('/follow-ups')
    await seen(worker)
    await her.context().close()
    await worker.context().close()
  })

test('she has just left: several questions, back and on, one left out, and she goes on later', async () => {
  const [person, followUp] = waiting[2]
  const left = `(SELECT participation_id FROM follow_ups_follow_up WHERE kind = 'exit' AND id = ${waiting.raw[2]})`
  sql(server.house.db, `UPDATE follow_ups_follow_up SET kind = 'exit' WHERE id = ${waiting.raw[2]}`)
  sql(server.house.db, `UPDATE people_participation SET exit_status = '', exit_status_on = NULL,
    exit_in_education = NULL, qualification_gained = NULL, exit_reason = '' WHERE id = ${left}`)
  const worker = await visit(browser, server, { role: 'manager', lang: 'fi', viewport: desktop })
  const her = await visit(browser, server, { lang: 'en', viewport: phone, javaScriptEnabled: false })
  await her.go(await link(worker, person))
  await her.go('/my?lang=en')
  await her.go(`/my/after/${followUp}`)
  const asks = async words => assert.match(await her.locator('main').innerText(), words)
  await asks(/Question 1 of 4/)
  await her.locator('[value=unemployed]').check()
  await press(her, 'button[value=next]')
  await asks(/Question 2 of 4/)
  await seen(her, false)
  await her.locator('[value=no]').check()
  await press(her, 'button[value=stop]')
  await asks(/You can go on later/)
  await seen(her, false)
  await press(her, `a[href="/my/after/${followUp}"]`)
  await asks(/Question 3 of 4/)
  await press(her, 'button[value=back]')
  assert.ok(await her.locator('[value=no]').isChecked())
  await press(her, 'button[value=next]')
  await press(her, 'button[value=next]') // left out
  await asks(/Why did you stop coming/)
  await her.locator('[value=moved]').check()
  await press(her, 'button[value=next]')
  await asks(/I am unemployed[^]*No[^]*No answer[^]*I moved away/)
  await press(her, 'form[action^="/my/after/"] button[type=submit]')
  await asks(/Your answers are sent/)
  assert.equal(sql(server.house.db, `SELECT exit_status || ' ' || exit_in_education || ' ' || exit_reason || ' ' ||
    coalesce(qualification_gained, 9) FROM people_participation WHERE id = ${left}`).trim(), 'unemployed 0 moved 9')
  await her.context().close()
  await worker.context().close()
})

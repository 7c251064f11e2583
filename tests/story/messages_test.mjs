// Messages: a manager moves a session and is asked whether to tell the members; the messages go to a gateway, what came
// of them stands in the list, who is not written to on the phone list, and what comes back under answers; somebody's
// rules of safe contact are read and messages may go.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { day } from '../days.mjs'
import { gateway, told } from '../web/gateway.mjs'
import { until } from '../web/server.mjs'
import { sql } from '../databases.mjs'
import { desktop, faults, lead, openBrowser, phone, startServer, visit } from './harness.mjs'

const folder = mkdtempSync(path.join(tmpdir(), 'kotipolku-told-')), key = 'a-key', keyFile = path.join(folder, 'key')
let server, browser, gate
before(async () => {
  writeFileSync(keyFile, key, { mode: 0o600 })
  gate = await gateway(key)
  server = await startServer(['--sms-address', gate.address, '--sms-key-file', keyFile, '--quiet-from', '0',
    '--quiet-until', '0'])
  for (const table of ['message', 'answer']) ask(`DELETE FROM messages_${table}`) // what the demonstration has
  for (const table of ['guest', 'invitation']) ask(`DELETE FROM invitations_${table}`)
  browser = await openBrowser()
})
after(async () => { await browser?.close(); await server?.stop(); gate?.close(); rmSync(folder, { recursive: true }) })

const ask = text => sql(server.house.db, text)
const press = (page, name) => lead(page, page.locator('main').getByRole('button', { name }).first().click())

test('a moved session asks whether the members shall know, and tells them', async () => {
  const page = await visit(browser, server, { role: 'manager', lang: 'en', viewport: phone })
  const [session] = ask(`SELECT id FROM groups_session WHERE state = 'planned' AND day > '${day()}'
    AND register_version = 0 AND project_id = (SELECT min(project_id) FROM auth_staff_project WHERE role = 'manager')
    ORDER BY day, id LIMIT 1`)
    .split('\n')
  await page.go(`/sessions/${base32(session)}/card`)
  await page.fill('#session_move-start', '13:30')
  await page.fill('#session_move-end', '15:00')
  await press(page, 'Move the session')
  assert.match(await page.locator('main').innerText(), /Tell the members\?/)
  assert.deepEqual(await faults(page), [])
  await press(page, /^Tell \d+ members?$/)
  await until(() => gate.sent.size > 0)
  const texts = [...gate.sent.values()].map(one => one.text)
  assert.ok(texts.every(text => /\/my\?link=[a-z0-9]{26}/.test(text) && /13[.:]30/.test(text)), texts[0])
  await page.go('/messages')
  assert.match(await page.locator('main').innerText(), /A session is moved/)
  assert.deepEqual(await faults(page), [])
  assert.doesNotMatch(await page.content(), /my\?link=/)
})

test('what arrives and what is answered stands in the lists; who is called is ticked off', async () => {
  const page = await visit(browser, server, { role: 'manager', lang: 'ar', viewport: desktop })
  await until(() => ask("SELECT count(*) FROM messages_message WHERE state = 'sending'") === '0')
  const one = [...gate.sent.values()][0]
  const answered = await fetch(`${server.url}/messages/gateway`, { method: 'POST', body: new URLSearchParams(told(key, [
    { type: 'delivered', id: one.id }, { type: 'received', event: 'a', from: one.to, text: 'نعم' }])) })
  assert.equal(answered.status, 200)
  await page.go('/messages/answers')
  assert.match(await page.locator('main').innerText(), /نعم/)
  assert.deepEqual(await faults(page), [])
  await lead(page, page.locator('main form button[type=submit]').first().click())
  await page.go('/messages?state=delivered')
  assert.equal(await page.locator('main tbody tr').count(), 1)
  await page.go('/messages/calls')
  assert.deepEqual(await faults(page), [])
  const before = await page.locator('main .kp-cards > li').count()
  if (before > 0) {
    await lead(page, page.locator('button[value=reached]').first().click())
    assert.equal(ask("SELECT count(*) FROM messages_message WHERE why = 'reached'"), '1')
  }
})

test('rules of safe contact are read before messages may go', async () => {
  const page = await visit(browser, server, { role: 'manager', lang: 'fi', viewport: phone })
  const [person] = ask(`SELECT person_id FROM messages_message WHERE channel = 'sms' ORDER BY id LIMIT 1`).split('\n')
  await page.go(`/people/${base32(person)}/safe-contact`)
  await page.fill('[name=contact_never]', 'Ei viestejä iltaisin')
  await lead(page, page.locator('main form button[type=submit]').first().click())
  await page.go(`/people/${base32(person)}/messages`)
  assert.match(await page.locator('main').innerText(), /Ei viestejä iltaisin/)
  assert.deepEqual(await faults(page), [])
  assert.equal(await page.locator('form[action$="/messages/link"]').count(), 0)
  await page.check('[name=minded]')
  await lead(page, page.locator('form[action$="/messages"] button[type=submit]').click())
  assert.equal(await page.locator('form[action$="/messages/link"]').count(), 1)
})

test('members are invited to a session, answer with one touch, and the others are asked once more', async () => {
  const page = await visit(browser, server, { role: 'manager', lang: 'en', viewport: phone })
  const [session, group] = ask(`SELECT id, group_id FROM groups_session s WHERE state = 'planned' AND day > '${day(1)}'
    AND register_version = 0 AND project_id = (SELECT min(project_id) FROM auth_staff_project WHERE role = 'manager')
    AND (SELECT count(*) FROM groups_membership m WHERE m.group_id = s.group_id AND m.state = 'member') > 2
    ORDER BY day, id LIMIT 1`).split('\n')[0].split('|').map(base32)
  const before = gate.sent.size
  ask(`UPDATE groups_group SET starts_on = '${day(-111)}'`)
  await page.go(`/groups/${group}/invite`) // nobody reads that a group begins on a day that has gone
  assert.match(await page.locator('main').innerText(), /What they read/)
  assert.ok(!(await page.locator('main').innerText()).includes(day(-111).split('-').reverse().map(Number).join('.')))
  await page.go(`/groups/${group}/invite?to=${session}`)
  assert.deepEqual(await faults(page), [])
  await press(page, 'Invite')
  await until(() => gate.sent.size > before + 1
    && ask("SELECT count(*) FROM messages_message WHERE state IN ('sending', 'waiting') AND channel = 'sms'") === '0')
  const texts = [...gate.sent.values()].slice(before).map(one => one.text)
  await page.go(`/groups/${group}/invite?to=${session}`)
  await press(page, 'Invite') // as by the back button
  assert.match(await page.locator('main').innerText(), /All whom you chose are invited already\./)
  assert.equal(await page.locator('[name=to]').inputValue(), session)
  assert.deepEqual((await faults(page)).filter(f => !/422/.test(f)), [])
  assert.equal(gate.sent.size, before + texts.length)
  const link = /\/invited\?link=[a-z0-9]{26}/.exec(texts.find(text => /link=/.test(text)))[0]
  const hers = await visit(browser, server, { viewport: phone })
  await hers.go(`${link}&lang=so`)
  assert.deepEqual(await faults(hers), [])
  assert.equal(await hers.locator('.kp-back').count(), 0) // she may have no page of her own in this browser
  await lead(hers, hers.locator('button[value=yes]').first().click())
  assert.match(await hers.locator('.kp-said').innerText(), /Waad imanaysaa/)
  assert.equal(ask('SELECT count(*) FROM attendance_reply WHERE comes = 1'), '1')
  await hers.go(`${link}&lang=en`)
  ask(`UPDATE invitations_invitation SET until = '${day(-1)}'`)
  await lead(hers, hers.locator('button[value=no]').first().click()) // too late: she is told so
  assert.match(await hers.locator('main').innerText(), /This invitation is over/)
  assert.equal(await hers.locator('button[value=yes]').count(), 0)
  await page.go('/invitations')
  assert.deepEqual(await faults(page), [])
  await lead(page, page.locator('main tbody a').first().click())
  assert.deepEqual(await faults(page), [])
  await page.locator('main tbody details > summary').first().click()
  await lead(page, page.locator('main tbody details button[value=no]').first().click())
  assert.match(await page.locator('main tbody tr').first().innerText(), /Does not come\s+Written down by a worker/)
  const open = Number(ask("SELECT count(*) FROM invitations_guest WHERE answer = ''"))
  await press(page, /^Ask \d+ persons? once more$/)
  assert.equal(ask("SELECT count(*) FROM messages_message WHERE kind = 'invitation'"), String(2 * open + 1))
})

// An id as addresses write it.
function base32(id) {
  let n = BigInt(id), text = ''
  for (let i = 0; i < 13; i++) { text = '0123456789abcdefghjkmnpqrstvwxyz'[Number(n & 31n)] + text; n >>= 5n }
  return text
}

// Every form of a record, saved as it was opened, changes nothing: also where a record holds what no list of the form
// offers, as an import may bring it (any language has a code, the menus offer some twenty).
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from '../databases.mjs'
import { addresses } from './addresses.mjs'
import { asItStands, findForms, openForm, send } from './forms.mjs'
import { lead, openBrowser, program, startServer, visit } from './harness.mjs'

// Stored, and offered by no list: languages; numbers and texts beyond those of the forms. A register that is saved says
// that the session was held.
const unlisted = `
  UPDATE people_person SET service_language = 'swa', languages = 'swa;lin' WHERE merged_into IS NULL;
  UPDATE groups_session SET state = 'held' WHERE state = 'planned' AND register_version > 0;
  UPDATE groups_group SET language = 'lin', capacity = 5000, every_weeks = 9;
  UPDATE contacts_contact SET language = 'kmr';
  UPDATE guidance_guidance SET provider = '${'Opisto '.repeat(60).trim()}';`

let server, browser
before(async () => {
  server = await startServer()
  sql(server.house.db, unlisted)
  browser = await openBrowser()
})
after(async () => { await browser?.close(); await server?.stop() })

// All that the house can tell of its records, decrypted, file by file.
function told() {
  const folder = mkdtempSync(path.join(tmpdir(), 'kotipolku-told-'))
  try {
    execFileSync(program, ['export', 'package', folder, ...server.house.options, '--quiet'], { stdio: 'ignore' })
    return new Map(readdirSync(folder).filter(name => name.endsWith('.csv'))
      .map(name => [name, readFileSync(path.join(folder, name), 'utf8')]))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
// The lines that are not in the other, the end of each: keys and providers' long names stand before it.
const changed = (text, other) => text.split('\n').filter(line => !other.includes(line)).map(line => line.slice(-60))
const machine = /^(csrf|form_id|version|shown|draft_action)$/
const values = form => form.fields.filter(f => !machine.test(f.name)).map(f =>
  `${f.name}=${f.value}${f.checked ? ' on' : ''}`)

for (const [role, lang] of [['manager', 'en'], ['admin', 'ar'], ['instructor', 'fi']])
  test(`what ${role} opens and saves again stays as it is, in ${lang}`, async () => {
    const page = await visit(browser, server, { role, lang }), before = told(), tried = []
    for (const [kind, places] of await findForms(page, server, role)) {
      const row = addresses[kind], form = row?.acts || row?.later ? null : await openForm(page, kind, places)
      if (!form || !form.fields.some(f => f.name === 'version' && f.value > 0)) continue
      if (!form.fields.some(f => f.name === 'shown')) continue
      const answer = await send(page, form, asItStands(form))
      if (answer.status() !== 303)
        assert.fail(`${kind}: ${answer.status()} ${(await answer.text()).match(/<ul class="ds-list">.*?<\/ul>/s)?.[0]}`)
      const again = await openForm(page, kind, places.slice(0, 1))
      assert.deepEqual(values(again), values(form), kind)
      tried.push(kind)
    }
    assert.ok(tried.length >= 3, `only ${tried} were tried`)
    // The register of providers grows by what a saved form names.
    for (const [name, text] of told()) if (name !== 'providers.csv')
      assert.deepEqual(changed(text, before.get(name) ?? ''), [], name)
    await page.context().close()
  })

test('a language that the menu does not offer stands in it by its name and survives a new phone number', async () => {
  const page = await visit(browser, server, { role: 'manager', lang: 'fi' })
  const [[, [place]]] = [...await findForms(page, server, 'manager')].filter(([kind]) => kind === '/people/{}/edit')
  await page.goto(place)
  assert.equal(await page.locator('select[name=service_language] option:checked').innerText(), 'swahili')
  await page.locator('input[name=phone]').fill('050 765 4321')
  await lead(page, page.locator('form[action$="/edit"] button[type=submit]').first().click())
  await page.goto(place)
  assert.equal(await page.locator('input[name=phone]').inputValue(), '050 765 4321')
  assert.equal(await page.locator('select[name=service_language]').inputValue(), 'swa')
  await page.context().close()
})

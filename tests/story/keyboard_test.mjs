// By keyboard alone, with Tab, Space and Enter: a parent finds a group and joins it, a worker signs up somebody whom
// she met. Whatever has the focus on the way is seen: it stands in the window, with a ring around it (the house's, or
// the browser's own).
// runs once: the keys are the browser's.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { desktop, openBrowser, phone, visit } from './harness.mjs'
import { GROUP, startPlace } from './register_place.mjs'

let place, browser
before(async () => {
  place = await startPlace()
  place.ask(`INSERT INTO sign_up_opening (group_id, project_id, open, street, phone, led_by, version, changed_at)
    VALUES (${GROUP}, 10, 1, '', '+358501112222', '', 1, '2026-01-01T00:00:00Z')`)
  browser = await openBrowser()
})
after(async () => { await browser?.close(); await place?.stop() })

// Runs in the page: what is wrong with what has the focus; '' when it is seen and is what is meant, null when it is
// something else. A radio shows the ring around its tile or its line; a skip link is there only while it has it.
function look(selector) {
  const e = document.activeElement, r = e.getBoundingClientRect(), name = e.outerHTML.slice(0, 120)
  const ring = x => {
    const s = getComputedStyle(x)
    return s.outlineStyle === 'auto' || (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 1) ||
      s.boxShadow !== 'none'
  }
  if (e === document.body || e.matches('.ds-skip-link')) return null
  if (r.width < 1 || r.bottom < 1 || r.top > innerHeight - 1 || r.right < 1 || r.left > innerWidth - 1)
    return `outside the window: ${name}`
  if (![e, e.closest('label'), e.closest('.ds-field'), e.nextElementSibling].some(x => x && ring(x)))
    return `no ring: ${name}`
  return e.matches(selector) ? '' : null
}
async function reach(page, selector) {
  for (let i = 0; i < 90; i++) {
    await page.keyboard.press('Tab')
    const said = await page.evaluate(look, selector)
    assert.ok(!said, said)
    if (said === '') return
  }
  assert.fail(`no way by Tab to ${selector}`)
}
async function go(page, selector) {
  await reach(page, selector)
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
}
async function type(page, name, text) {
  await reach(page, `[name=${name}]`)
  await page.keyboard.type(text)
}

test('a parent finds a group and joins it', async () => {
  const page = await visit(browser, place, { lang: 'fi', viewport: phone })
  await page.go('/')
  await go(page, 'main a[href="/p/fi/groups"]')
  await go(page, '.kp-cards a')
  await go(page, 'main a[href^="/join/"]')
  const next = () => go(page, 'main button[value=next]')
  await type(page, 'name', 'Hodan Cabdi')
  await next()
  await type(page, 'phone', '040 123 4567')
  await next()
  for (let step = 2; step < 5; step++) await next()
  await reach(page, '[name=heard]')
  await page.keyboard.press('Space')
  await next()
  await next()
  await go(page, 'main button[value=send]')
  assert.match(page.url(), /\/sent$/)
})

test('a worker signs up somebody whom she met', async () => {
  const page = await visit(browser, place, { role: 'instructor', lang: 'en', viewport: desktop })
  await page.go('/sign-ups')
  await go(page, 'main a[href="/sign-ups/new"]')
  await type(page, 'name', 'Ifrah Cali')
  await type(page, 'phone', '040 765 4321')
  await type(page, 'language', 'Somali')
  await type(page, 'children', '2022 3')
  await type(page, 'met_at', 'Puisto')
  await go(page, 'main form[data-offline] > button')
  assert.equal(place.ask('SELECT language FROM sign_up_entry WHERE written_by IS NOT NULL').trim(), 'som')
})

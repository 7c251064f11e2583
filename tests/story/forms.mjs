// forms: finds the forms of the pages a role can reach, and sends them: filled in sensibly, or with what nobody should
// send.
import { sql } from '../databases.mjs'
import { reached, shape } from './crawler.mjs'
import { key } from './register_place.mjs'
import { day } from '../days.mjs'

const kindOf = action => shape(new URL(action).pathname)

// Runs in the page, on the text of another one: every form that is posted, with its fields as a browser without script
// would send them.
function read([html, place]) {
  const there = new DOMParser().parseFromString(html, 'text/html')
  return [...there.querySelectorAll('form[method=post]')].map(form => ({
    action: new URL(form.getAttribute('action') || place, place).href,
      multipart: form.enctype === 'multipart/form-data',
    buttons: [...form.querySelectorAll('button[type=submit][name]:not([formaction])')].map(b => [b.name, b.value]),
    fields: [...form.elements].filter(e => e.name && !e.disabled && e.type !== 'submit' && e.type !== 'button')
      .map(e => ({
      name: e.name, type: e.type, value: e.value, checked: e.checked, required: e.required, mode: e.inputMode,
        min: e.min, max: e.max, longest: e.maxLength,
      options: e.options ? [...e.options].map(o => o.value).filter(Boolean) : [],
    })),
  }))
}

// kind of form -> pages where it stands, for a role in the demonstration as it was made.
export async function findForms(page, server, role) {
  const { forms } = await reached(page, server, role)
  return new Map(forms.map(([kind, places]) => [kind, places.map(address => server.url + address)]))
}

// The form as it stands on its page now (with a fresh token) and that `place`, or null when it is there no longer.
export async function openForm(page, kind, places) {
  for (const place of places) {
    const answer = await page.request.get(place, { failOnStatusCode: false })
    if (answer.status() >= 400) continue
    const form = (await page.evaluate(read, [await answer.text(), place])).find(f => kindOf(f.action) === kind)
    if (form) return { ...form, place }
  }
  return null
}

// Pages of the records of which a row of addresses.mjs says that they have a form: its `at`, or its `today`.
export function recordsWith(server, [, page, query]) {
  const rows = query ? sql(server.house.db, `${query} LIMIT 30`).split('\n') : ['']
  return rows.map(row => row.split('|')).map(ids => server.url + page.replace(/\{\}/g, () => key(ids.shift())))
}

const machine = new Set(['csrf', 'form_id', 'version'])

// What a careful person would write: what stands there already, and something fitting where a value is missing.
export function sensible(form, own = {}) {
  const body = [], seen = new Set()
  for (const f of form.fields) {
    if (f.name in own) { if (!seen.has(f.name)) for (const v of [own[f.name]].flat()) body.push([f.name, v]);
    seen.add(f.name); continue }
    if (f.type === 'radio' || f.type === 'checkbox') {
      const group = form.fields.filter(x => x.name === f.name)
      if (seen.has(f.name)) continue
      seen.add(f.name)
      const on = group.filter(x => x.checked)
      if (on.length) on.forEach(x => body.push([x.name, x.value]))
      else if (f.type === 'radio' || f.required) body.push([f.name, f.value])
    } else if (f.type === 'file') continue
    else body.push([f.name, f.value || (f.required || f.options.length ? fitting(f) : '')])
  }
  return body
}
function fitting(f) {
  if (f.type === 'hidden') return ''
  if (f.type.startsWith('select')) return f.options[0] || ''
  if (f.type === 'date') return day()
  if (f.type === 'time') return f.name === 'end' ? '12:00' : '10:00'
  if (f.type === 'email') return 'aino.esimerkki@example.org'
  if (f.type === 'tel') return '040 123 4567'
  if (f.type === 'number' || f.mode === 'numeric') return f.name.endsWith('-y') ? '1990' : f.min || '1'
  if (f.type === 'password') return 'seven wet umbrellas'
  return 'Testi Esimerkki'
}

// What a browser sends of a form that nobody touched.
export const asItStands = form => form.fields
  .filter(f => f.type !== 'file' && (!/radio|checkbox/.test(f.type) || f.checked)).map(f => [f.name, f.value])

// Every field that can be typed into, or chosen from, with `text` in it; not more in all than a form may hold.
export function hostile(form, text) {
  const fields = form.fields.filter(f => f.type !== 'file'),
    part = text.slice(0, Math.floor(400000 / (fields.length + 1)))
  return fields.map(f => [f.name, machine.has(f.name) ? f.value : part])
}
export const nothing = form => form.fields.filter(f => machine.has(f.name)).map(f => [f.name, f.value])

// Sends pairs as the form would; text may hold any byte (latin1 when `bytes`).
export async function send(page, form, pairs, { button, bytes = false } = {}) {
  const all = button ? [...pairs, button] : pairs
  const options = { maxRedirects: 0, failOnStatusCode: false }
  if (form.multipart) {
    const edge = '----story7f3a',
      data = all.map(([n, v]) => `--${edge}\r\nContent-Disposition: form-data; name="${n}"\r\n\r\n${v}\r\n`)
        .join('') + `--${edge}--\r\n`
    return page.request.post(form.action,
      { ...options, headers: { 'content-type': `multipart/form-data; boundary=${edge}` },
        data: Buffer.from(data, bytes ? 'latin1' : 'utf8') })
  }
  const escape = bytes ? s => [...Buffer.from(String(s), 'latin1')].map(b => '%' + b.toString(16).padStart(2, '0'))
    .join('') : encodeURIComponent
  return page.request.post(form.action, { ...options, headers: { 'content-type': 'application/x-www-form-urlencoded' },
    data: all.map(([n, v]) => `${encodeURIComponent(n)}=${escape(v)}`).join('&') })
}

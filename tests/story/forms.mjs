// forms: finds the forms of the pages a role can reach, and sends them: filled in sensibly, or with what nobody should
// send.
import { request } from 'node:http'
import { sql } from '../databases.mjs'
import { reached, shape } from './crawler.mjs'
import { key } from './register_place.mjs'
import { day } from '../days.mjs'

const kindOf = action => shape(new URL(action).pathname)

// A question and its answer as `page.request` has them, without the browser: to ask and read by it costs more than to
// answer. Who is signed in there asks, with the cookies that she had then and what answers have set since. A page that
// moved is followed, the answer to a form is not.
const jars = new WeakMap()
async function jarOf(page) {
  if (!jars.has(page)) jars.set(page, new Map((await page.context().cookies()).map(c => [c.name, c.value])))
  return jars.get(page)
}
export async function ask(page, method, url, headers = {}, body = '', turns = 5) {
  const jar = await jarOf(page), cookie = [...jar].map(pair => pair.join('=')).join('; ')
  const answer = await new Promise((ok, no) => {
    const length = method === 'POST' ? { 'content-length': Buffer.byteLength(body) } : {}
    const question = request(url, { method, agent: false,
      headers: { accept: '*/*', 'accept-language': 'fi-FI', cookie, ...headers, ...length } }, ok)
    question.on('error', no)
    question.end(body)
  })
  const parts = []
  for await (const part of answer) parts.push(part)
  const text = Buffer.concat(parts).toString(), set = answer.headers['set-cookie'] ?? []
  for (const line of set) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)
    if (/Max-Age=0/i.test(line)) jar.delete(name)
    else jar.set(name, value)
  }
  if (method === 'GET' && answer.statusCode >= 300 && answer.statusCode < 400 && turns > 0)
    return ask(page, method, new URL(answer.headers.location, url).href, headers, '', turns - 1)
  const all = set.length ? { ...answer.headers, 'set-cookie': set.join('\n') } : answer.headers
  return { status: () => answer.statusCode, headers: () => all, text: async () => text }
}

const others = { nbsp: '\u00a0', shy: '\u00ad', lrm: '\u200e', rlm: '\u200f', ndash: '\u2013', mdash: '\u2014',
  apos: "'", quot: '"', lt: '<', gt: '>', amp: '&' }
const plain = text => text.replace(/\r\n?/g, '\n').replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi,
  (as, hex, number, name) => (name ? others[name] ?? as : String.fromCodePoint(hex ? parseInt(hex, 16) : +number)))
const tags =
  /<!--[^]*?-->|<(\/?)([a-z][\w-]*)((?:\s+[^\s=>/"']+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*\/?>/gi

// What a browser makes of the value that stands in an input.
function valueOf(type, value) {
  if (type === 'checkbox' || type === 'radio') return value ?? 'on'
  if (value === undefined || type === 'file') return ''
  if (type === 'hidden') return value
  const line = value.replace(/\n/g, '')
  const fits = { number: /^-?\d+(\.\d+)?$/, date: /^\d{4}-\d\d-\d\d$/, time: /^\d\d:\d\d(:\d\d)?$/ }[type]
  return fits && !fits.test(line) ? '' : type === 'email' ? line.trim() : line
}

// Every form of a page that is posted, with its fields as a browser without script would send them; as
// `readInBrowser` gives it, and forms_test sees that both say the same of each form.
export function read(html, place) {
  const forms = [], controls = []
  let form, select, option, end = 0, hidden = 0
  tags.lastIndex = 0
  const closed = () => {
    if (option) option.text = plain(option.text).replace(/\s+/g, ' ').trim()
    option = undefined
  }
  for (let m; (m = tags.exec(html));) {
    if (option) option.text += html.slice(end, m.index)
    end = tags.lastIndex
    if (!m[2]) continue
    const name = m[2].toLowerCase(), own = {}
    if (name === 'template') hidden += m[1] ? -1 : 1
    if (m[1]) {
      if (name === 'form') form = undefined
      if (name === 'option' || name === 'select') closed()
      if (name === 'select') select = undefined
      continue
    }
    for (const [, key, a, b, c] of m[3].matchAll(/([^\s=>/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g))
      own[key.toLowerCase()] ??= plain(a ?? b ?? c ?? '')
    let words = ''
    if (/^(script|style|textarea|title)$/.test(name)) {
      const close = new RegExp(`</${name}\\s*>`, 'ig')
      close.lastIndex = end
      const found = close.exec(html)
      words = html.slice(end, found?.index)
      end = tags.lastIndex = found ? close.lastIndex : html.length
    }
    if (hidden) continue
    if (name === 'form') forms.push(form = { own, buttons: [] })
    const has = key => key in own, all = { name: own.name, own, form: has('form') ? own.form : form,
      required: has('required'), mode: own.inputmode ?? '', options: [] }
    const longest = Number(own.maxlength ?? -1)
    if (name === 'input' && own.type !== 'image') {
      const type = own.type?.toLowerCase() ?? 'text'
      controls.push({ ...all, type, value: valueOf(type, own.value), checked: has('checked'),
        min: own.min ?? '', max: own.max ?? '', longest })
    } else if (name === 'textarea')
      controls.push({ ...all, type: name, value: plain(words).replace(/^\n/, ''), longest })
    else if (name === 'select')
      controls.push(select = { ...all, type: has('multiple') ? 'select-multiple' : 'select-one', options: [] })
    else if (name === 'option' && select) {
      closed()
      select.options.push(option = { own, text: '' })
    } else if (name === 'button') {
      const type = own.type?.toLowerCase()
      if (form && type === 'submit' && has('name') && !has('formaction'))
        form.buttons.push([own.name, own.value ?? ''])
    }
  }
  closed()
  for (const one of controls.filter(c => c.type.startsWith('select'))) {
    const value = o => o.own.value ?? o.text, chosen = one.options.filter(o => 'selected' in o.own)
    const on = one.type === 'select-multiple' ? chosen[0]
      : chosen.at(-1) ?? one.options.find(o => !('disabled' in o.own))
    one.value = on ? value(on) : ''
    one.options = one.options.map(value).filter(Boolean)
  }
  return forms.filter(({ own }) => own.method?.toLowerCase() === 'post').map(f => ({
    action: new URL(f.own.action || place, place).href, multipart: f.own.enctype === 'multipart/form-data',
    buttons: f.buttons,
    fields: controls.filter(c => (c.form === f || (c.form !== undefined && c.form === f.own.id)) && c.name &&
      !('disabled' in c.own) && c.type !== 'submit' && c.type !== 'button')
      .map(({ name, type, value, checked, required, mode, min, max, longest, options }) =>
        ({ name, type, value, checked, required, mode, min, max, longest, options })),
  }))
}

// The same, by the browser: runs in the page, on the text of another one.
export function readInBrowser([html, place]) {
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
    const answer = await ask(page, 'GET', place)
    if (answer.status() >= 400) continue
    const form = read(await answer.text(), place).find(f => kindOf(f.action) === kind)
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
  if (form.multipart) {
    const edge = '----story7f3a',
      data = all.map(([n, v]) => `--${edge}\r\nContent-Disposition: form-data; name="${n}"\r\n\r\n${v}\r\n`)
        .join('') + `--${edge}--\r\n`
    return ask(page, 'POST', form.action, { 'content-type': `multipart/form-data; boundary=${edge}` },
      Buffer.from(data, bytes ? 'latin1' : 'utf8'))
  }
  const escape = bytes ? s => [...Buffer.from(String(s), 'latin1')].map(b => '%' + b.toString(16).padStart(2, '0'))
    .join('') : encodeURIComponent
  return ask(page, 'POST', form.action, { 'content-type': 'application/x-www-form-urlencoded' },
    all.map(([n, v]) => `${encodeURIComponent(n)}=${escape(v)}`).join('&'))
}

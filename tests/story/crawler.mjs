// crawler: follows links as a curious person does. It asks as a browser without script does; whoever wants to look at
// the pages opens them. Files to take along are asked for and not looked at.
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { each } from './addresses.mjs'

export const shape = address => address.replace(/(?<=[/=])[0-9][0-9a-z]{12}(?=[/?&=.]|$)/g, '{}').replace(/=[^&]*/g,
  '=')
export const kind = address => shape(address).split('?')[0]
const skip = /^\/(assets|healthz)/

export const unescape = html => html.replace(/&quot;/g, '"').replace(/&#39;|&#x27;/g, "'").replace(/&lt;/g, '<')
  .replace(/&gt;/g, '>').replace(/&amp;/g, '&')
const attribute = (tag, name) => unescape(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '')
const links = html => [...html.matchAll(/<a\s[^>]*>/g)].map(([a]) => a).filter(a => !/\shreflang=/.test(a))
  .map(a => attribute(a, 'href')).filter(to => to.startsWith('/') && !skip.test(to)).map(to => to.split('#')[0])
// The kinds of forms that a page posts.
const posted = (html, place) => [...html.matchAll(/<form\s[^>]*>/g)].map(([form]) => form)
  .filter(form => /\smethod="post"/.test(form)).map(form => kind(attribute(form, 'action') || place))

// Asks for pages as the person who is signed in there: get(address) -> the answer of fetch().
export async function asker(page, server, lang = 'fi') {
  const own = (await page.context().cookies()).filter(({ name }) => name !== 'kp_lang')
  const cookie = [...own, { name: 'kp_lang', value: lang }].map(({ name, value }) => `${name}=${value}`).join('; ')
  return (address, redirect = 'follow') => fetch(server.url + address, { redirect,
    headers: { cookie, 'accept-encoding': 'identity' } })
}

// What the first record has not, another one may have: so many others are asked at most, only for their links.
const OTHERS = 60
// Of pages of one kind so many are to be looked at: they are one page with other rows.
const LOOKED = 2

// Each kind of page once as it is, and once with each name that stands behind its ?: of the same names in another order
// or company nothing else is asked. What hangs on a kind of page and not every record leads to (addresses.mjs) is
// looked for among other records when no link led there. Gives the kinds seen, the links that lead nowhere, the pages
// to be looked at, and the kinds of forms with up to two pages where one stands.
async function crawl(page, server) {
  const get = await asker(page, server), names = new Map(), asked = new Set(), from = new Map(), waiting = ['/']
  const found = { seen: [], dead: [], pages: [], forms: [] }, looked = new Map(), forms = new Map()
  const isNew = address => {
    const known = names.get(kind(address)), [, asks] = address.split('?')
    const all = asks ? [...new URLSearchParams(asks).keys()] : ['']
    if (!known) names.set(kind(address), new Set(all))
    else if (all.every(name => known.has(name))) return false
    else all.forEach(name => known.add(name))
    return true
  }
  async function ask(address) {
    asked.add(address)
    let answer = await get(address, 'manual')
    const moved = answer.status >= 300 && answer.status < 400
    if (answer.status < 300 && !/html/.test(answer.headers.get('content-type') || '')) {
      await answer.body?.cancel()
      return
    }
    if (moved) { await answer.body?.cancel(); answer = await get(address) }
    if (answer.status >= 400) { found.dead.push(`${answer.status} ${address} (from ${from.get(address)})`); return }
    const html = await answer.text()
    for (const to of links(html)) if (!from.has(to)) { from.set(to, address); waiting.push(to) }
    return html
  }
  function note(address, html) {
    looked.set(kind(address), (looked.get(kind(address)) || 0) + 1)
    if (!html || looked.get(kind(address)) > LOOKED) return
    found.pages.push(address)
    for (const form of posted(html, address)) {
      const places = forms.get(form) ?? []
      if (places.length < 2 && !places.includes(address)) forms.set(form, [...places, address])
    }
  }
  async function go() {
    for (; waiting.length; waiting.shift()) if (isNew(waiting[0])) note(waiting[0], await ask(waiting[0]))
  }
  // Records of a room to which links lead; then those of its lists, and of what persons have of it, not asked for yet.
  async function* others(room) {
    const records = of => [...new Set([...from.keys()].map(a => /^\/\w+\/[0-9][0-9a-z]{12}(?=\/|$)/.exec(a)?.[0])
      .filter(a => a?.split('/')[1] === of))]
    yield* records(room).slice(0, OTHERS)
    const persons = names.has(`/people/{}/${room}`) ? records('people').map(person => `${person}/${room}`) : []
    const next = () => [...from.keys()].filter(a => kind(a) === `/${room}`).concat(persons).find(a => !asked.has(a))
    for (let n = 0, list = next(); n < OTHERS && list; n++, list = next()) {
      const before = new Set(records(room))
      await ask(list)
      yield* records(room).filter(a => !before.has(a))
    }
  }
  await go()
  found.forms = [...forms]
  for (const [missing, place] of Object.entries(each('hangs'))) {
    if (!names.has(place)) continue
    for await (const record of others(place.split('/')[1])) {
      if (names.has(missing)) break
      const address = record + place.replace(/^\/\w+\/\{\}/, '')
      if (asked.has(address)) continue
      from.set(address, 'another record')
      await ask(address)
      await go()
    }
  }
  found.seen = [...names.keys()]
  return found
}

// What a role reaches in the demonstration as it was made. That is the same in each of its copies: a role walks once
// for all files of a run where they share a folder.
const known = new Map(), together = process.env.KOTIPOLKU_DEMO && `${process.env.KOTIPOLKU_DEMO}-walked-`
export async function reached(page, server, role) {
  const who = `${role}-${server.house.from}`, own = together && together + who
  if (!known.has(who)) known.set(who, kept(own) ?? keep(own, await crawl(page, server)))
  return known.get(who)
}
function kept(file) {
  try { return file && JSON.parse(readFileSync(file, 'utf8')) }
  catch (e) { if (e.code !== 'ENOENT') throw e }
}
function keep(file, found) {
  if (!file) return found
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(found))
  renameSync(`${file}.${process.pid}`, file)
  return found
}

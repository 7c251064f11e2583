// crawler: follows links as a curious person does, to one page of each shape (addresses that differ in numbers and
// values only have one shape). It asks as a browser without script does; who looks at a page in a browser opens it in
// `each`. Files to take along are asked for and not looked at.
export const shape = address => address.replace(/(?<=[/=])[0-9][0-9a-z]{12}(?=[/?&=.]|$)/g, '{}').replace(/=[^&]*/g,
  '=')
const skip = /^\/(assets|healthz)/

export const unescape = html => html.replace(/&quot;/g, '"').replace(/&#39;|&#x27;/g, "'").replace(/&lt;/g, '<')
  .replace(/&gt;/g, '>').replace(/&amp;/g, '&')
const links = html => [...html.matchAll(/<a\s[^>]*>/g)].filter(([a]) => !/\shreflang=/.test(a)).map(([a]) =>
  /\shref="([^"]*)"/.exec(a)?.[1]).filter(Boolean).map(unescape)

export const kind = address => shape(address).split('?')[0]
// What the first record has not, another one may have: so many others are asked at most, only for their links.
const OTHERS = 60

// Calls each(address, html) on every page. hang: kind of page that not every record leads to (a path, {} for a
// record) -> kind of page where its link stands; looked for among other records when no link led there. looked: of
// pages with the same path and other questions behind it, so many are looked at: they are one page with other rows.
// Gives the shapes seen and the links that lead nowhere.
export async function crawl(page, server, { each = () => {}, most = 900, hang = {}, looked = 2 }) {
  const seen = new Set(), kinds = new Map(), asked = new Set(), from = new Map(), waiting = ['/'], dead = []
  async function ask(address) {
    asked.add(address)
    let answer = await page.request.get(server.url + address, { maxRedirects: 0, failOnStatusCode: false })
    if (answer.status() < 300 && !/html/.test(answer.headers()['content-type'] || '')) return
    if (answer.status() >= 300 && answer.status() < 400) answer = await page.request.get(server.url + address,
      { failOnStatusCode: false })
    if (answer.status() >= 400) { dead.push(`${answer.status()} ${address} (from ${from.get(address)})`); return }
    const html = await answer.text()
    for (const link of links(html)) if (link.startsWith('/') && !skip.test(link)) {
      const to = link.split('#')[0]
      if (!from.has(to)) { from.set(to, address); waiting.push(to) }
    }
    return html
  }
  async function go() {
    for (; waiting.length && seen.size < most; waiting.shift()) {
      const address = waiting[0]
      if (seen.has(shape(address))) continue
      seen.add(shape(address))
      kinds.set(kind(address), (kinds.get(kind(address)) || 0) + 1)
      const html = await ask(address)
      if (html && kinds.get(kind(address)) <= looked) await each(address, html)
    }
  }
  await go()
  for (const [missing, place] of Object.entries(hang)) {
    if (!kinds.has(place)) continue
    const records = new Set([...from.keys()].map(a => /^\/\w+\/[0-9][0-9a-z]{12}(?=\/|$)/.exec(a)?.[0])
      .filter(a => a?.split('/')[1] === place.split('/')[1]))
    for (const record of [...records].slice(0, OTHERS)) {
      if (kinds.has(missing)) break
      const address = record + place.replace(/^\/\w+\/\{\}/, '')
      if (asked.has(address)) continue
      from.set(address, 'another record')
      await ask(address)
      await go()
    }
  }
  return { seen, dead }
}

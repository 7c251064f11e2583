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

const kind = address => shape(address).split('?')[0]
// Of pages with the same path and other questions behind it, so many are looked at: they are one page with other rows.
const LOOKED = 3
// When all is seen and something wanted is not, so many more pages of the same shapes are asked for, only for links:
// what the first person has not, another one may have.
const MORE = 200

// Calls each(address, html) on every page. wanted(kinds): is something still missing? (kinds: paths so far, {} for a
// record). Gives the shapes seen, their kinds and the links that lead nowhere.
export async function crawl(page, server, { each = () => {}, most = 250, wanted = () => false }) {
  const seen = new Set(), kinds = new Map(), asked = new Set(), from = new Map(), waiting = ['/'], spare = [],
    dead = []
  async function ask(address) {
    if (asked.has(address)) return
    asked.add(address)
    let answer = await page.request.get(server.url + address, { maxRedirects: 0, failOnStatusCode: false })
    if (answer.status() < 300 && !/html/.test(answer.headers()['content-type'] || '')) return
    if (answer.status() >= 300 && answer.status() < 400) answer = await page.request.get(server.url + address,
      { failOnStatusCode: false })
    if (answer.status() >= 400) { dead.push(`${answer.status()} ${address} (from ${from.get(address)})`); return }
    const html = await answer.text()
    for (const link of links(html)) if (link.startsWith('/') && !skip.test(link)) {
      const to = link.split('#')[0]
      if (!from.has(to)) from.set(to, address)
      waiting.push(to)
    }
    return html
  }
  async function go() {
    while (waiting.length && seen.size < most) {
      const address = waiting.shift()
      if (seen.has(shape(address))) { if (/[0-9][0-9a-z]{12}/.test(address)) spare.push(address); continue }
      seen.add(shape(address))
      kinds.set(kind(address), (kinds.get(kind(address)) || 0) + 1)
      const html = await ask(address)
      if (html && kinds.get(kind(address)) <= LOOKED) await each(address, html)
    }
  }
  await go()
  while (asked.size < seen.size + MORE && spare.length && wanted(kinds)) {
    await ask(spare.pop())
    await go()
  }
  return { seen, kinds, dead }
}

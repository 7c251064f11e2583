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

// Calls each(address, html) on every page. Gives the shapes seen and the links that lead nowhere.
export async function crawl(page, server, { each = () => {}, most = 150 }) {
  const seen = new Set(), waiting = ['/'], dead = []
  while (waiting.length && seen.size < most) {
    const address = waiting.shift()
    if (seen.has(shape(address))) continue
    seen.add(shape(address))
    let answer = await page.request.get(server.url + address, { maxRedirects: 0, failOnStatusCode: false })
    if (answer.status() < 300 && !/html/.test(answer.headers()['content-type'] || '')) continue
    if (answer.status() >= 300 && answer.status() < 400) answer = await page.request.get(server.url + address,
      { failOnStatusCode: false })
    if (answer.status() >= 400) { dead.push(`${answer.status()} ${address}`); continue }
    const html = await answer.text()
    await each(address, html)
    for (const link of links(html)) if (link.startsWith('/') && !skip.test(link)) waiting.push(link.split('#')[0])
  }
  return { seen, dead }
}

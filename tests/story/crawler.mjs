// crawler: follows links as a curious person does, to one page of each shape (addresses that differ in numbers and values
// only have one shape). Files to take along are asked for and not opened.
export const shape = address => address.replace(/(?<=[/=])[0-9][0-9a-z]{12}(?=[/?&=.]|$)/g, '{}').replace(/=[^&]*/g, '=')
const skip = /^\/(assets|healthz)/

// Calls each(address, answer) on every page. Gives the shapes seen and the links that lead nowhere.
export async function crawl(page, server, { each, most = 150 }) {
  const seen = new Set(), waiting = [new URL(page.url()).pathname, '/'], dead = []
  while (waiting.length && seen.size < most) {
    const address = waiting.shift()
    if (seen.has(shape(address))) continue
    seen.add(shape(address))
    const first = await page.request.get(server.url + address, { maxRedirects: 0, failOnStatusCode: false })
    if (first.status() >= 400) { dead.push(`${first.status()} ${address}`); continue }
    if (first.status() < 300 && !/html/.test(first.headers()['content-type'] || '')) continue
    const answer = await page.goto(server.url + address)
    await each(address, answer)
    for (const link of await page.$$eval('a[href]:not([hreflang])', all => all.map(a => a.getAttribute('href'))))
      if (link.startsWith('/') && !skip.test(link)) waiting.push(link.split('#')[0])
  }
  return { seen, dead }
}

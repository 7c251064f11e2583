// licences: the notices that the packages inside the browser's files ask to be kept, as one text for the program to
// show: what static/licences.txt says, then of each package its name, version, licence and the licence's words.
import fs from 'node:fs'
import path from 'node:path'

// The packages among paths of esbuild's list of inputs, "node_modules/@a/b/dist/c.css" or "../node_modules/a/b.js".
export function packagesOf(inputs) {
  return inputs.map(file => file.match(/.*node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1]).filter(name => name)
}

// A package without a licence's text must not get into the program.
export function licences(root, packages) {
  const notices = [...new Set(packages)].sort().map(name => {
    const folder = path.join(root, 'node_modules', name)
    const about = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'))
    const file = fs.readdirSync(folder).find(entry => /^(licen[cs]e|copying)(\.(md|txt))?$/i.test(entry))
    if (!file || !about.license) throw new Error(`licences: ${name} has no licence with its words`)
    const words = fs.readFileSync(path.join(folder, file), 'utf8').replace(/\r\n/g, '\n').trim()
    return `\n\n${'-'.repeat(100)}\n${name} ${about.version} (${about.license})\n\n${words}\n`
  })
  return fs.readFileSync(path.join(root, 'static/licences.txt'), 'utf8') + notices.join('')
}

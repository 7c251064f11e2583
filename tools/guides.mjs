// guides: reads every .md of the tree and says which names in it are of nothing: files, functions, words of the code,
// commands, options, addresses, links. What is written as code (`…` or a fenced block) is meant to be there.
// usage: node tools/guides.mjs [ROOT]   says "file:line: `name`: what is missing" of each; exit status 1 then
// Not looked up: a name with a placeholder (<room>, {}, …, x_), words of an example (a block that names its language),
// bench's record of measurements. A name with * is matched. Does not read what the sentences say.
import fs from 'node:fs'
import path from 'node:path'

const root = path.resolve(process.argv[2] || path.join(import.meta.dirname, '..'))
const read = name => fs.readFileSync(path.join(root, name), 'utf8')
const files = [], folders = new Set(['.'])
;(function walk(folder) {
  for (const entry of fs.readdirSync(path.join(root, folder), { withFileTypes: true })) {
    const name = path.join(folder, entry.name)
    if (/^(build[^/]*|node_modules|assets|\.git|\.node)$/.test(name)) continue
    if (entry.isDirectory()) { folders.add(name); walk(name) } else files.push(name)
  }
})('.')

// ---- what there is
const isSource = file => file !== 'package-lock.json' &&
  (/\.(c|h|def|sql|html|mjs|js|sh|css|txt|json|po|build|in)$/.test(file) || !path.basename(file).includes('.'))
const all = files.filter(isSource).map(read).join('\n')
const words = new Set(all.match(/[A-Za-z_][A-Za-z0-9_]*/g))
const options = new Set(all.match(/--[a-z][a-z-]*/g))
const commands = []
for (const [, name, own] of read('src/commands.h').matchAll(/^ {4}C\(\w+,\s*"([^"]+)",\s*"[^"]*",[\s\\]*"([^"]*)"/gm)) {
  commands.push(name)
  for (const option of own.split(' ')) options.add('--' + option.split('=')[0])
}
for (const [, name] of read(files.find(f => f.endsWith('/settings.h'))).matchAll(/^ {4}S\((\w+),/gm))
  options.add('--' + name.replaceAll('_', '-'))
const ignored = read('.gitignore').split('\n')
const starts = ['', 'src', 'src/rooms', 'tests', 'tools']
const within = starts.slice(0, 3)

function isFile(name, from) {
  if (ignored.includes('/' + name)) return true
  if (/^\*[^/]+$/.test(name)) return files.some(f => f.endsWith(name.slice(1)))
  const places = [...starts, path.dirname(from)].map(start => path.normalize(path.join(start, name)).replace(/\/$/, ''))
  const pattern = places.map(p => p.replace(/[.+?^$()[\]|\\]/g, '\\$&').replace(/\*+/g, '[^/]*')).join('|')
  const like = new RegExp(`^(?:${pattern})(?:\\.[a-z]+)?$`)
  if (files.some(f => like.test(f)) || [...folders].some(f => like.test(f))) return true
  // made by the build or by the program: then the code names it
  return !name.includes('/') && (files.some(f => path.basename(f) === name) || all.includes(name))
}

// ---- what a piece of code names: [name, what is wrong]
const placeholder = /[<>{}$…@]|\bNAME|\bNNNN|^x_|_x$/
const outside = /^\/(usr|etc|var|opt|srv|tmp|dev|proc|bin)(\/|$)/
const elsewhere = new Set(['pg_dump'])
const setting = word => '--' + word.replace(/^KOTIPOLKU_/, '').toLowerCase().replaceAll('_', '-')
const known = word => words.has(word) || elsewhere.has(word) || placeholder.test(word) ||
  words.has(word.replace(/^\w+_sql_|^page_|^part_/, '')) ||
  (word.startsWith('KOTIPOLKU_') && options.has(setting(word)))
const isPath = token => /\.(c|h|def|sql|html|mjs|sh|css|md|po|build)$/.test(token) ||
  (token.includes('/') && within.some(start => folders.has(path.normalize(path.join(start, token.split('/')[0])))))

function tokenFault(token, from, ours, example) {
  if (token.startsWith('--')) {
    const option = token.split('=')[0]
    return ours && /^--[a-z][a-z-]*$/.test(option) && !options.has(option) && [option, 'no such option']
  }
  if (placeholder.test(token) || /^https?:|^-|:\/\//.test(token)) return null
  if (/^\/[a-z]/.test(token))
    return !outside.test(token) && !all.includes(token.replace(/[?#].*$/, '')) && [token, 'no such address']
  if (isPath(token)) return !isFile(token.replace(/:\d+$/, ''), from) && [token, 'no such file']
  return /^[A-Za-z][A-Za-z0-9]*_\w*$/.test(token) && !example && !known(token) && [token, 'the code has no such word']
}
function faults(code, from, example) {
  const ours = /^(\S*\/)?kotipolku |^(\.\/|sh )|tools\/|^\$as |^--/.test(code), found = []
  for (const [, said] of code.matchAll(/(?:^|[\s/(])kotipolku ((?:[a-z]+ ?){1,2})/g)) {
    const [one, two] = said.trim().split(' ')
    if (!commands.some(c => c === one || c === `${one} ${two}` || c.startsWith(`${one} `)))
      found.push([`kotipolku ${one}`, 'no such command'])
  }
  for (const token of code.split(/[\s`"'(),;|]+/).map(t => t.replace(/[.:]+$/, '')).filter(Boolean))
    found.push(tokenFault(token, from, ours, example))
  for (const [, name] of code.matchAll(/\b([a-z][a-z0-9_]*)\(/g))
    if (!known(name)) found.push([`${name}()`, 'no such function'])
  return found.filter(Boolean)
}

const anchor = heading => heading.replace(/^#+ /, '').toLowerCase().replace(/[^\w\s-]/g, '').trim().replace(/\s/g, '-')
function linkFaults(line, from) {
  return [...line.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => {
    if (/^(https?|mailto|tel):/.test(target)) return null
    const [file, part] = target.split('#')
    const at = path.normalize(file ? path.join(path.dirname(from), file) : from).replace(/\/$/, '')
    if (!folders.has(at) && !files.includes(at)) return [target, 'the link leads nowhere']
    const there = !part || read(at).split('\n').some(l => /^#+ /.test(l) && anchor(l) === part)
    return !there && [target, 'no such heading']
  }).filter(Boolean)
}

let found = 0, looked = 0
for (const guide of files.filter(f => f.endsWith('.md') && f !== 'bench/RESULTS.md').sort()) {
  let fenced = false, example = false
  read(guide).split('\n').forEach((line, i) => {
    if (/^\s*```/.test(line)) { fenced = !fenced; example = fenced && /```\w/.test(line); return }
    const pieces = fenced ? [line] : [...line.matchAll(/(`+)(.+?)\1/g)].map(m => m[2])
    looked += pieces.length
    const wrong = [...pieces.flatMap(code => faults(code, guide, example)), ...(fenced ? [] : linkFaults(line, guide))]
    for (const [name, what] of wrong) console.log(`${guide}:${i + 1}: \`${name}\`: ${what}`)
    found += wrong.length
  })
}
console.log(`${looked} pieces of code in guides, ${found} names of nothing`)
process.exit(found || !looked ? 1 : 0)

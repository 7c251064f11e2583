// assets: makes the browser's files from static/ and the packages in node_modules: style sheet, scripts, icons, fonts;
// and the fonts of papers.
// usage: node tools/assets.mjs ROOT OUT    writes OUT/files/* and OUT/list.tsv: name, hash, type, root, and the names
// in OUT of its bytes as they are, gzipped, brotlied; and OUT/paper.tsv, the names in OUT of the fonts of papers. OUT
// can be moved: a source archive carries it. Put into the program by tools/embed. Needs no network.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import zlib from 'node:zlib'
import { fontFaces, fonts, letters, paperFonts, paperWeights } from './fonts.mjs'
import { licences, packagesOf } from './licences.mjs'

const [root, out] = process.argv.slice(2).map(p => path.resolve(p))
const require = createRequire(path.join(root, 'package.json'))
const esbuild = require('esbuild'), subset = require('subset-font')
const target = ['chrome100', 'safari15.4', 'firefox97']
const files = []            // { name, hash, type, root }
const inside = ['@digdir/designsystemet', '@tabler/icons']      // packages whose work is in the files
const work = path.join(out, 'work'), dir = path.join(out, 'files')
fs.rmSync(dir, { recursive: true, force: true })
for (const d of [work, dir]) fs.mkdirSync(d, { recursive: true })

const types = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8', svg: 'image/svg+xml',
  woff2: 'font/woff2', webmanifest: 'application/manifest+json', txt: 'text/plain; charset=utf-8' }

function add(name, bytes, atRoot = false) {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16)
  const file = path.join(dir, name)
  fs.writeFileSync(file, bytes)
  const packs = !name.endsWith('.woff2')      // a font is compressed already
  if (packs) {
    fs.writeFileSync(file + '.gz', zlib.gzipSync(bytes, { level: 9 }))
    fs.writeFileSync(file + '.br', zlib.brotliCompressSync(bytes))
  }
  files.push({ name, hash, type: types[name.split('.').pop()], root: atRoot, packs })
  return `/assets/${hash}-${name}`
}

// Colours and sizes of the design system, from the house's two colours. Slow, so kept until theme.json changes.
function theme() {
  const config = fs.readFileSync(path.join(root, 'static/theme.json'))
  const kept = path.join(work, createHash('sha256').update(config).digest('hex').slice(0, 12) + '.theme.css')
  if (!fs.existsSync(kept)) {
    const cli = path.join(root, 'node_modules/.bin/designsystemet')
    fs.writeFileSync(path.join(work, 'designsystemet.config.json'), config)
    for (const step of [['create', '--config', 'designsystemet.config.json'], ['build']])
      execFileSync(process.execPath, [cli, 'tokens', ...step], { cwd: work, stdio: ['ignore', 'ignore', 'inherit'] })
    fs.copyFileSync(path.join(work, 'design-tokens-build/kotipolku.css'), kept)
  }
  return kept
}

async function makeFonts() {
  const addresses = {}
  for (const { name, from, ranges, rules } of fonts) {
    inside.push(...packagesOf([`node_modules/@fontsource-variable/${from}`]))
    const kept = path.join(work, `${name}-${createHash('sha256').update(`${from} ${ranges} ${rules}`).digest('hex')
      .slice(0, 12)}.woff2`)
    if (!fs.existsSync(kept))
      fs.writeFileSync(kept, await subset(fs.readFileSync(path.join(root, 'node_modules/@fontsource-variable', from)),
        letters(ranges), { targetFormat: 'woff2', keepFeatures: rules,
          variationAxes: { wght: { min: 400, max: 700, default: 400 } } }))
    addresses[name] = add(name + '.woff2', fs.readFileSync(kept))
  }
  return addresses
}

// Of papers: a file for each weight, as FreeType reads it in every build of it.
async function makePaperFonts() {
  const names = []
  for (const [name, source, ranges] of paperFonts)
    for (const weight of paperWeights) {
      inside.push(...packagesOf([`node_modules/@fontsource-variable/${source}`]))
      const of = createHash('sha256').update(`${source} ${ranges} ${weight}`).digest('hex').slice(0, 12)
      const kept = path.join(work, `paper-${name}-${of}.ttf`), file = `files/paper-${name}-${weight}.ttf`
      const whole = path.join(root, 'node_modules/@fontsource-variable', source)
      if (!fs.existsSync(kept))
        fs.writeFileSync(kept, await subset(fs.readFileSync(whole), letters(ranges), { targetFormat: 'truetype',
          variationAxes: { wght: weight } }))
      fs.copyFileSync(kept, path.join(out, file))
      names.push(file)
    }
  fs.writeFileSync(path.join(out, 'paper.tsv'), names.map(n => n + '\n').join(''))
}

// One sprite of the icons that templates and static files name.
function icons() {
  const names = new Set(['calendar', 'cloud-upload', 'wifi-off'])
  const walk = d => fs.readdirSync(d, { withFileTypes: true }).forEach(e => {
    const p = path.join(d, e.name)
    if (e.isDirectory()) walk(p)
    else if (/\.(html|c|h)$/.test(e.name))
      for (const m of fs.readFileSync(p, 'utf8').matchAll(/\bicon(?:_dir)?\(\\?"([a-z0-9-]+)\\?"/g)) names.add(m[1])
  })
  walk(path.join(root, 'src'))
  const symbols = [...names].sort().flatMap(name => {
    const file = path.join(root, 'node_modules/@tabler/icons/icons/outline', name + '.svg')
    if (!fs.existsSync(file)) { if (name !== 'name') console.error(`assets: there is no icon "${name}"`); return [] }
    const inner = fs.readFileSync(file, 'utf8').replace(/<!--[\s\S]*?-->/g, '').replace(/^[\s\S]*?<svg[^>]*>/, '')
      .replace(/<\/svg>\s*$/, '').replace(/\s*\n\s*/g, '')
    return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" ` +
      `stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${inner}</symbol>`
  })
  return add('icons.svg', Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>`))
}

// Without the design system's colours and sizes that nothing here uses: a twelfth of what the browser reads.
function used(css) {
  for (let before = ''; before !== css;) {
    before = css
    const names = new Set([...css.matchAll(/var\(\s*(--[\w-]+)/g)].map(m => m[1]))
    css = css.replace(/(?<=[{;])(--[\w-]+):(?:"[^"]*"|[^;{}"])*(?:;|(?=\}))/g,
      (all, name) => names.has(name) ? all : '')
  }
  return css
}

async function script(name, define = {}) {
  const made = await esbuild.build({ entryPoints: [path.join(root, 'static', name)], bundle: true, minify: true,
    write: false, metafile: true, target, format: 'iife', define })
  inside.push(...packagesOf(Object.keys(made.metafile.inputs)))
  return Buffer.from(made.outputFiles[0].contents)
}

await makePaperFonts()
const fontAddresses = await makeFonts(), sprite = icons(), faces = path.join(work, 'fonts.css')
fs.writeFileSync(faces, fontFaces)
const styles = await esbuild.build({ entryPoints: [path.join(root, 'static/main.css')], bundle: true, minify: true,
  write: false, target, external: ['font:*'],
  alias: { theme: theme(), fonts: faces }, nodePaths: [path.join(root, 'node_modules')], metafile: true })
inside.push(...packagesOf(Object.keys(styles.metafile.inputs)))
const css = used(styles.outputFiles[0].text).replace(/font:([a-z-]+)/g, (_, name) => fontAddresses[name])
const shell = [sprite, add('app.css', Buffer.from(css)), add('app.js', await script('app.js')),
  add('offline.js', await script('offline.js')), add('outbox.js', await script('outbox.js'))]
add('listen.js', await script('listen.js'))     // where nobody is signed in and the device can speak
add('proof.js', await script('proof.js'))       // asked for under attack only
const version = createHash('sha256').update(shell.join()).digest('hex').slice(0, 12)
add('sw.js', await script('sw.js', { SHELL: JSON.stringify(shell), VERSION: JSON.stringify(version) }), true)
add('favicon.svg', fs.readFileSync(path.join(root, 'static/favicon.svg')), true)
add('licences.txt', Buffer.from(licences(root, inside)), true)

files.sort((a, b) => a.name < b.name ? -1 : 1)
fs.writeFileSync(path.join(out, 'list.tsv'), files.map(f => {
  const p = `files/${f.name}`
  return [f.name, f.hash, f.type, f.root ? 1 : 0, p, f.packs ? p + '.gz' : '-', f.packs ? p + '.br' : '-'].join('\t') +
    '\n'
}).join(''))

// plurals: every message that counts, in every complete language: it has all forms of its language, the form is the one
// that the language asks for (CLDR, as node knows it), and the number stands in it unless the words say one or two.
// runs once: it reads po/, and meets no database.
import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { test } from 'node:test'

const root = new URL('../../', import.meta.url)
const numbers = [0, 1, 2, 3, 10, 11, 99, 100, 101, 102, 103, 111, 320]
const complete = [...readFileSync(new URL('src/lang/languages.h', root), 'utf8').matchAll(/^ *L\(x, (\w+),.*\)/gm)]
  .filter(([line, tag]) => !/INCOMPLETE/.test(line) && tag !== 'en').map(([, tag]) => tag)

// "msgid", "msgstr[2]" … of one message, with what goes on in the next lines.
function messages(text) {
  return text.split(/\n\s*\n/).map(block => {
    const parts = {}
    let name
    for (const line of block.split('\n')) {
      const m = /^(?:(msg\w+(?:\[\d+\])?) )?"(.*)"$/.exec(line.trim())
      if (!m) continue
      if (m[1]) name = m[1]
      parts[name] = (parts[name] || '') + m[2]
    }
    return parts
  }).filter(parts => 'msgid' in parts)
}

const files = tag => [`po/${tag}.po`, ...readdirSync(new URL('po/parts/', root)).filter(f => f.endsWith(`.${tag}.po`))
  .map(f => `po/parts/${f}`)]
const filled = text => [...text.matchAll(/%(?:\d\$s|n)/g)].map(([s]) => s).filter(s => s !== '%n').sort().join()

test('all complete languages are looked at', () => assert.deepEqual(complete.sort(), ['ar', 'fi', 'so', 'sv']))

for (const tag of complete)
  test(`${tag}: each message that counts has each form, and each number stands in its own`, () => {
    const rules = new Intl.PluralRules(tag), wrong = []
    let counting = 0
    for (const file of files(tag)) {
      const all = messages(readFileSync(new URL(file, root), 'utf8'))
      const head = all.find(m => m.msgid === '')?.msgstr
      const [, many, formula] = /nplurals=(\d+); plural=(.*?);/.exec(head)
      const form = new Function('n', `return Number(${formula})`)
      const category = new Map(numbers.map(n => [rules.select(n), form(n)]))
      for (const n of numbers)
        if (form(n) !== category.get(rules.select(n))) wrong.push(`${file}: ${n} takes form ${form(n)}`)
      if (new Set(category.values()).size !== category.size) wrong.push(`${file}: two forms are one`)
      for (const m of all.filter(one => one.msgid_plural !== undefined)) {
        counting++
        for (let i = 0; i < Number(many); i++)
          if (!m[`msgstr[${i}]`]) wrong.push(`${file}: "${m.msgid}" has no form ${i}`)
        for (const n of numbers) {
          const text = m[`msgstr[${form(n)}]`] || ''
          if (n > 2 && !text.includes('%n')) wrong.push(`${file}: "${m.msgid}" does not say ${n}`)
          if (filled(text) !== filled(m.msgid_plural) && n > 2) wrong.push(`${file}: "${m.msgid}" of ${n} lacks a part`)
        }
      }
    }
    assert.deepEqual(wrong, [])
    assert.ok(counting > 40, `${counting} messages that count`)
  })

test('in Arabic a number that is no plural message stands behind its noun, not before a singular', () => {
  const before = /%\d\$s (دقيقة|ساعة|ثانية|يوم|شخص|صف|صفوف|طفل|عضو|لقاء|ملف|خلية|حقل|مرة|شهر|سنة|سطر)/
  const wrong = files('ar').flatMap(file => messages(readFileSync(new URL(file, root), 'utf8'))
    .flatMap(m => Object.entries(m).filter(([name, text]) => name.startsWith('msgstr') && before.test(text))
      .map(([, text]) => `${file}: ${text}`)))
  assert.deepEqual(wrong, [])
})

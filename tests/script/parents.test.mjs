// parents: what parents read says nowhere that mothers alone are meant: a sentence with a mother in it has a father,
// too, in each language; and Arabic, whose verbs tell whom they speak to, speaks to no woman alone.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { languages } from '../languages.mjs'

const areas = ['child_care', 'home', 'messages', 'needs', 'outreach', 'outreach_first',
  'own_links', 'own_page', 'sign_up', 'voice']
const words = {
  en: [/\bmothers?\b|\bmums?\b/i, /\bfathers?\b|\bdads?\b/i],
  fi: [/(^|[^\p{L}])äi[td][ie]/iu, /(^|[^\p{L}])is[äi]/iu],
  sv: [/(^|[^\p{L}])(mor|mammor?|mamma|mödrar?|modern)([^\p{L}]|$)/iu, /(^|[^\p{L}])(far|pappa|fäder|fader)/iu],
  so: [/\bhooyo/i, /\baab[eo]/i],
  ar: [/أمهات|الأم([^\p{L}]|$)|والدة|(^|[^\p{L}])(اكتبي|اختاري|اضغطي|انتظري|تعالي|افتحي|أجيبي|اتصلي)/u,
    /آباء|الأب([^\p{L}]|$)/u],
}
const msgids = text => [...text.matchAll(/^msgid (?:""\n)?((?:".*"\n)+)/gm)].map(m => m[1])
const msgstrs = text => [...text.matchAll(/^msgstr(?:\[\d\])? ((?:".*"\n?)+)/gm)].map(m => m[1])

function onlyMothers(tag, texts) {
  const [mother, father] = words[tag]
  return texts.map(t => t.replace(/"\n"|^"|"\n?$/g, '')).filter(t => mother.test(t) && !father.test(t))
}

test('the words are found that this looks for', () => {
  for (const [tag, text] of Object.entries({ en: 'Groups for mothers', fi: 'Äitien ryhmä', sv: 'En grupp för mammor',
    so: 'Koox hooyooyinka', ar: 'مجموعة للأمهات' }))
    assert.equal(onlyMothers(tag, [text]).length, 1, text)
  assert.deepEqual(onlyMothers('ar', ['اكتبي اسمك', 'للآباء والأمهات']), ['اكتبي اسمك'])
  assert.deepEqual(onlyMothers('fi', ['Isät ja äidit']), [])
})

// English is what the program says itself; a language without parts is not complete yet.
for (const tag of languages.map(l => l.tag).filter(tag => tag in words))
  test(`no page of a parent means mothers alone: ${tag}`, () => {
    const read = area => readFileSync(new URL(`../../po/parts/${area}.${tag === 'en' ? 'fi' : tag}.po`,
      import.meta.url), 'utf8')
    const texts = areas.flatMap(area => (tag === 'en' ? msgids : msgstrs)(read(area)))
    assert.ok(texts.length > 400, `${texts.length} sentences`)
    assert.deepEqual(onlyMothers(tag, texts), [])
  })

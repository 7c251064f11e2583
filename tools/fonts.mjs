// fonts: the letters our languages need, one row for each file of the browser: name, where it comes from in
// node_modules/@fontsource-variable, the code points it keeps, what of its rules, and whether pages that run right to
// left have it. A language in other letters is one row more. The style sheet's @font-face rules are made from the same
// rows, so that a browser loads only what a page needs: what every page shows is a file of its own, without the letters
// and signs that few do. Pages that run right to left take numbers and single words in Latin letters from the system,
// whose fonts have them. Letters that join each other stand in one file.
const latin = 'noto-sans/files/noto-sans-latin-wght-normal.woff2',
  latinExt = 'noto-sans/files/noto-sans-latin-ext-wght-normal.woff2',
  arabic = 'noto-sans-arabic/files/noto-sans-arabic-arabic-wght-normal.woff2',
  cyrillic = 'noto-sans/files/noto-sans-cyrillic-wght-normal.woff2'
const arabicLetters = [0x671, 0x679, 0x67c, 0x67e, 0x681, 0x685, 0x686, 0x688, 0x689, 0x691, 0x693, 0x695, 0x696,
  0x698, 0x69a, 0x6a4, 0x6a9, 0x6ab, 0x6af, 0x6b5, 0x6ba, 0x6bc, 0x6be, 0x6c0, 0x6c1, 0x6c3, 0x6c6, 0x6c7,
  [0x6cc, 0x6ce], 0x6d0, [0x6d2, 0x6d5]]       // of Persian, Dari, Sorani, Pashto and Urdu
const plain = ['ccmp', 'kern', 'locl', 'mark', 'mkmk'],
  joined = ['ccmp', 'mark', 'mkmk', 'init', 'medi', 'fina', 'isol', 'rlig', 'liga', 'calt']
const signs = [[0x20, 0x40], [0x5b, 0x5f], [0x7b, 0x7d], 0xa0, 0xab, 0xb7, 0xbb, 0x2013, 0x2014, 0x2018, 0x2019, 0x201c,
  0x201d, 0x2022, 0x2026, 0x20ac, 0x2212]
const words = [[0x41, 0x5a], 0x60, [0x61, 0x7a], 0x7e, 0xc4, 0xc5, 0xd6, 0xe4, 0xe5, 0xe9, 0xf6]

export const fonts = [
  { name: 'noto-latin', from: latin, ranges: [...signs, ...words], rules: plain },
  { name: 'noto-latin-more', from: latin, rules: plain,
    ranges: [[0xa1, 0xaa], [0xac, 0xb6], [0xb8, 0xba], [0xbc, 0xc3], [0xc6, 0xd5], [0xd7, 0xe3], [0xe6, 0xe8],
      [0xea, 0xf5], [0xf7, 0xff], [0x2010, 0x2012], [0x2015, 0x2017], [0x201a, 0x201b], [0x201e, 0x2021],
      [0x2023, 0x2025], 0x2027, 0x202f, 0x2122, [0x2190, 0x2193]] },
  { name: 'noto-latin-ext', from: latinExt, ranges: [[0x100, 0x17f], [0x218, 0x21b], 0x1e9e, 0x18f, 0x259],
    rules: plain },
  { name: 'noto-arabic', from: arabic, rules: joined, rightToLeft: true,
    ranges: [0x60c, 0x61b, 0x61f, [0x621, 0x63a], [0x640, 0x655], 0x66a, 0x670, ...arabicLetters, [0x200c, 0x200f]] },
  { name: 'noto-arabic-more', from: arabic, rules: joined, rightToLeft: true,
    ranges: [[0x600, 0x60a], 0x61c, [0x660, 0x669], [0x66b, 0x66d], [0x6f0, 0x6f9], 0x25cc] },
  { name: 'noto-cyrillic', from: cyrillic, ranges: [0x401, [0x410, 0x44f], 0x451, 0x2116], rules: plain },
]

// The fonts of papers (src/paper), in two weights: the same letters, and those of names from Vietnam, Greece, Central
// Asia. Pictures and Chinese or Thai letters are in none; src/paper/paper_set.c says what stands for them.
export const paperWeights = [400, 700]
export const paperFonts = [
  ['latin', latin, [[0x20, 0x7e], [0xa0, 0xff], 0x131, [0x152, 0x153], [0x2bb, 0x2bc], 0x2c6, 0x2da, 0x2dc,
    [0x2000, 0x206f], 0x20ac, 0x2122, [0x2190, 0x2193], 0x2212, 0xfffd]],
  ['latin-ext', latinExt, [[0x100, 0x24f], 0x259, [0x1e00, 0x1e9f], [0x1ef2, 0x1eff]]],
  ['vietnamese', 'noto-sans/files/noto-sans-vietnamese-wght-normal.woff2',
    [[0x300, 0x323], [0x1ea0, 0x1ef9], 0x20ab]],
  ['cyrillic', cyrillic, [[0x400, 0x45f], [0x490, 0x491], [0x4b0, 0x4b1], 0x2116]],
  ['cyrillic-ext', 'noto-sans/files/noto-sans-cyrillic-ext-wght-normal.woff2', [[0x460, 0x52f]]],
  ['greek', 'noto-sans/files/noto-sans-greek-wght-normal.woff2', [[0x370, 0x3ff]]],
  ['arabic', arabic, [0x20, [0x600, 0x6ff], [0x750, 0x77f], [0x200c, 0x200f], 0x25cc, [0xfd3e, 0xfd3f], 0xfdf2]],
]

// The characters of a row, as one text.
export const letters = ranges => ranges.flatMap(x => Array.isArray(x) ? Array.from({ length: x[1] - x[0] + 1 },
  (_, i) => x[0] + i) : [x])
  .map(c => String.fromCodePoint(c)).join('')

const hex = c => c.toString(16).toUpperCase().padStart(4, '0')
const range = x => Array.isArray(x) ? `U+${hex(x[0])}-${hex(x[1])}` : `U+${hex(x)}`
const face = (family, { name, ranges }) => `@font-face{font-family:"${family}";font-weight:400 700;` +
  `font-display:swap;src:url("font:${name}") format("woff2");unicode-range:${ranges.map(range)}}\n`
export const fontFaces = [...fonts.map(f => face('Noto Sans', f)),
  ...fonts.filter(f => f.rightToLeft).map(f => face('Noto Sans Arabic', f))].join('')

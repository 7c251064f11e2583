// fonts: the letters our languages need, one row for each file of the browser: name, where it comes from in
// node_modules/@fontsource-variable, the code points it keeps. A language in other letters is one row more.
// The style sheet's @font-face rules are made from the same rows, so that a browser loads only what a page needs.
const arabicLetters = [0x671, 0x679, 0x67c, 0x67e, 0x681, 0x685, 0x686, 0x688, 0x689, 0x691, 0x693, 0x695, 0x696, 0x698,
  0x69a,
  0x6a4, 0x6a9, 0x6ab, 0x6af, 0x6b5, 0x6ba, 0x6bc, 0x6be, 0x6c0, 0x6c1, 0x6c3, 0x6c6, 0x6c7, 0x6cc, 0x6cd, 0x6ce, 0x6d0,
    0x6d2,
  0x6d3, 0x6d4, 0x6d5]       // of Persian, Dari, Sorani, Pashto and Urdu

export const fonts = [
  ['noto-latin', 'noto-sans/files/noto-sans-latin-wght-normal.woff2',
    [[0x20, 0x7e], [0xa0, 0xff], [0x2010, 0x2027], 0x202f, 0x20ac, 0x2122, [0x2190, 0x2193], 0x2212]],
  ['noto-latin-ext', 'noto-sans/files/noto-sans-latin-ext-wght-normal.woff2',
    [[0x100, 0x17f], [0x218, 0x21b], 0x1e9e, 0x18f, 0x259]],
  ['noto-arabic', 'noto-sans-arabic/files/noto-sans-arabic-arabic-wght-normal.woff2',
    [[0x600, 0x609], 0x60a, 0x60c, 0x61b, 0x61c, 0x61f, [0x621, 0x63a], [0x640, 0x655], [0x660, 0x66d], 0x670,
      ...arabicLetters,
      [0x6f0, 0x6f9], [0x200c, 0x200f], 0x25cc]],
  ['noto-cyrillic', 'noto-sans/files/noto-sans-cyrillic-wght-normal.woff2', [0x401, [0x410, 0x44f], 0x451, 0x2116]],
]

// The fonts of papers (src/paper), in two weights: the same letters, and those of names from Vietnam, Greece, Central
// Asia. Pictures and Chinese or Thai letters are in none; src/paper/paper_set.c says what stands for them.
export const paperWeights = [400, 700]
export const paperFonts = [
  ['latin', fonts[0][1], [[0x20, 0x7e], [0xa0, 0xff], 0x131, [0x152, 0x153], [0x2bb, 0x2bc], 0x2c6, 0x2da, 0x2dc,
    [0x2000, 0x206f], 0x20ac, 0x2122, [0x2190, 0x2193], 0x2212, 0xfffd]],
  ['latin-ext', fonts[1][1], [[0x100, 0x24f], 0x259, [0x1e00, 0x1e9f], [0x1ef2, 0x1eff]]],
  ['vietnamese', 'noto-sans/files/noto-sans-vietnamese-wght-normal.woff2',
    [[0x300, 0x323], [0x1ea0, 0x1ef9], 0x20ab]],
  ['cyrillic', fonts[3][1], [[0x400, 0x45f], [0x490, 0x491], [0x4b0, 0x4b1], 0x2116]],
  ['cyrillic-ext', 'noto-sans/files/noto-sans-cyrillic-ext-wght-normal.woff2', [[0x460, 0x52f]]],
  ['greek', 'noto-sans/files/noto-sans-greek-wght-normal.woff2', [[0x370, 0x3ff]]],
  ['arabic', fonts[2][1], [0x20, [0x600, 0x6ff], [0x750, 0x77f], [0x200c, 0x200f], 0x25cc, [0xfd3e, 0xfd3f], 0xfdf2]],
]

// The characters of a row, as one text.
export const letters = ranges => ranges.flatMap(x => Array.isArray(x) ? Array.from({ length: x[1] - x[0] + 1 },
  (_, i) => x[0] + i) : [x])
  .map(c => String.fromCodePoint(c)).join('')

const hex = c => c.toString(16).toUpperCase().padStart(4, '0')
const range = x => Array.isArray(x) ? `U+${hex(x[0])}-${hex(x[1])}` : `U+${hex(x)}`
export const fontFaces = fonts.map(([name, , ranges]) =>
  `@font-face{font-family:"Noto Sans";font-weight:400 700;font-display:swap;` +
  `src:url("font:${name}") format("woff2");unicode-range:${ranges.map(range)}}\n`).join('')

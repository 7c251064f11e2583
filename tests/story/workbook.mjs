// A small workbook (XLSX) for stories that send one: sheets of texts, unpacked in their archive.
const table = Array.from({ length: 256 }, (_, n) => {
  for (let k = 0; k < 8; k++) n = n & 1 ? 0xEDB88320 ^ (n >>> 1) : n >>> 1
  return n >>> 0
})
const crc = bytes => ~bytes.reduce((sum, byte) => table[(sum ^ byte) & 255] ^ (sum >>> 8), ~0) >>> 0
const numbers = (...pairs) => Buffer.concat(pairs.map(([size, n]) => {
  const b = Buffer.alloc(size)
  b.writeUIntLE(n, 0, size)
  return b
}))

function archive(files) {
  const parts = [], entries = []
  let at = 0
  for (const [name, text] of Object.entries(files)) {
    const bytes = Buffer.from(text), said = Buffer.from(name)
    const common = numbers([2, 20], [2, 0], [2, 0], [2, 0], [2, 0x21], [4, crc(bytes)], [4, bytes.length],
      [4, bytes.length], [2, said.length], [2, 0])
    const whole = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, said, bytes])
    entries.push(Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), numbers([2, 20]), common,
      numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, at]), said]))
    parts.push(whole)
    at += whole.length
  }
  const size = entries.reduce((n, e) => n + e.length, 0)
  return Buffer.concat([...parts, ...entries, Buffer.from('PK\x05\x06', 'latin1'),
    numbers([2, 0], [2, 0], [2, entries.length], [2, entries.length], [4, size], [4, at], [2, 0])])
}

const escaped = text => String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const cell = text => `<c t="inlineStr"><is><t>${escaped(text)}</t></is></c>`

// sheets: { name: rows of texts }
export function workbook(sheets) {
  const names = Object.keys(sheets)
  return archive({
    'xl/workbook.xml': `<workbook xmlns:r="o"><sheets>${names.map((name, i) =>
      `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="r${i}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${names.map((_, i) =>
      `<Relationship Id="r${i}" Type="x/worksheet" Target="s${i}.xml"/>`).join('')}</Relationships>`,
    ...Object.fromEntries(names.map((name, i) => [`xl/s${i}.xml`, `<worksheet><sheetData>${sheets[name].map(row =>
      `<row>${row.map(cell).join('')}</row>`).join('')}</sheetData></worksheet>`])),
  })
}

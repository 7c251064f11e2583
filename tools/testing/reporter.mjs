// reporter: what node's test runner tells, for tools/testing/count.sh. One line a test, cells split by tabs:
//   pass|fail|skip|todo  seconds  name  why (one line)
// and `end` when the runner came to its end: a file that leaves early or is killed has none.
const oneLine = text => String(text ?? '').replace(/\s+/g, ' ').trim().slice(0, 400)
const withoutTags = text => String(text ?? '').replace(/<[^>]*>/g, ' ')

// Not well is everything but a pass: also what timed out, was cancelled, or is still to be done. A parent that fails
// only because of its children is not counted beside them.
function outcome(type, data) {
  if (data.skip !== undefined && data.skip !== false) return ['skip', data.skip]
  if (data.todo !== undefined && data.todo !== false) return ['todo', 'still to be done']
  if (type === 'test:pass') return data.details.type === 'suite' ? null : ['pass', '']
  const error = data.details.error, cause = error?.cause
  return error?.failureType === 'subtestsFailed' ? null : ['fail', cause?.message ?? cause ?? error?.message ??
    'no reason given']
}

export default async function* reporter(source) {
  for await (const { type, data } of source) {
    const found = /^test:(pass|fail)$/.test(type) && outcome(type, data)
    if (found) yield [found[0], (data.details.duration_ms / 1000).toFixed(1), oneLine(data.name) ||
      'a test without a name', oneLine(withoutTags(found[1]))].join('\t') + '\n'
  }
  yield 'end\n'
}

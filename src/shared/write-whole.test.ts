/** Files that are written whole or not at all. */

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import t from 'tap'
import { besideOf, placeFile, writeWhole } from './write-whole'

t.test('a text takes the place of what was there; where it cannot, nothing changes and nothing stays', t => {
  const directory = t.testdir({ taken: {} })
  const file = (name: string) => path.join(directory, name)
  writeWhole(file('written.html'), 'text')
  writeWhole(file('written.html'), 'other')
  t.equal(readFileSync(file('written.html'), 'utf8'), 'other')
  for (const name of ['taken', 'missing/report.html', 'written.html/report.html']) {
    t.throws(() => writeWhole(file(name), 'text'), { code: 'ERAS_CANNOT_WRITE', message: file(name) })
  }
  t.same(readdirSync(directory).sort(), ['taken', 'written.html'])
  t.same(readdirSync(file('taken')), [])
  t.end()
})

t.test('what was written beside a file keeps its endings, and goes where it cannot take the place', async t => {
  const file = path.join(t.testdir(), 'rows.jsonl.gz')
  const beside = besideOf(file)
  t.match(path.basename(beside), /^rows\.\d+\.part\.jsonl\.gz$/)
  t.equal(besideOf('a.b/c', 'x'), 'a.b/c.x')
  writeFileSync(beside, 'rows')
  mkdirSync(file)
  await t.rejects(placeFile(beside, file), { code: 'ERAS_CANNOT_WRITE', message: file })
  t.same(readdirSync(path.dirname(file)), ['rows.jsonl.gz'])
})

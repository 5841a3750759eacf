/** A program that is pinned to a release sees beside http what it saw on the real binary, but for what the host forces. */

import { join } from 'node:path'
import t from 'tap'
import { root } from '../corpus'
import { type Forced, forced } from './process-allowed'
import { recorded, shownBy } from './process-surface'

t.setTimeout(900_000)

const command = join(root, 'dist/src/cli/main.js')
const used = new Map<Forced, number>()

for (const [release, had] of recorded()) {
  t.test(release, async t => {
    const shown = new Set(await shownBy(process.execPath, [command, 'run', '--faithful', '--as', release]))
    const lines = [
      ...[...had].filter(line => !shown.has(line)).map(line => `- ${line}`),
      ...[...shown].filter(line => !had.has(line)).map(line => `+ ${line}`),
    ]
    const left = lines.filter(line => {
      const reason = forced.find(one => one.line.test(line.slice(2)))
      if (reason) used.set(reason, (used.get(reason) ?? 0) + 1)
      return !reason
    })
    t.same(left, [], 'nothing differs but what is forced')
    t.ok(had.size > 400, `${had.size} lines were compared, ${lines.length} differ`)
  })
}

t.test('every reason is needed', async t => {
  t.same(
    forced.filter(one => !used.has(one)).map(({ line }) => String(line)),
    [],
  )
  for (const [{ why }, count] of used) t.comment(`${count}: ${why}`)
})

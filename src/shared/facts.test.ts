/** Facts are there, and one that is missing is named. */

import path from 'node:path'
import t from 'tap'
import { catalogTable, factFiles, factPlaces, recordingFiles } from './facts'

t.test('every folder of facts has some; a missing one, and an empty one, are named', t => {
  const { scenarios, measured } = factPlaces()
  t.ok(recordingFiles().length > 300)
  t.same(
    recordingFiles().map(file => file.replace(/json$/, 'js')),
    factFiles(scenarios, '.js').map(file => path.normalize(file)),
  )
  t.ok(factFiles(measured, '.json').length > 40)
  for (const name of ['catalog-server', 'catalog-client', 'doc-entries'] as const) t.ok(catalogTable(name).length > 50)
  const directory = t.testdir({ empty: {} })
  for (const name of ['none', 'empty']) {
    t.throws(() => factFiles(`${directory}/${name}`, '.json'), { code: 'ERAS_NO_FACTS', message: `/${name}` })
  }
  t.end()
})

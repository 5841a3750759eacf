/** Facts are there, and one that is missing is named. */

import t from 'tap'
import { catalogTable, factFiles, measuredDirectory, recordingDirectory, scenarioDirectory } from './facts'

t.test('every folder of facts has some; a missing one, and an empty one, are named', t => {
  t.ok(factFiles(recordingDirectory, '.json').length > 300)
  t.equal(factFiles(scenarioDirectory, '.js').length, factFiles(recordingDirectory, '.json').length)
  t.ok(factFiles(measuredDirectory, '.json').length > 40)
  for (const name of ['catalog-server', 'catalog-client', 'doc-entries'] as const) t.ok(catalogTable(name).length > 50)
  const directory = t.testdir({ empty: {} })
  for (const name of ['none', 'empty']) {
    t.throws(() => factFiles(`${directory}/${name}`, '.json'), { code: 'ERAS_NO_FACTS', message: `/${name}` })
  }
  t.end()
})

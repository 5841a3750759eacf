/** Whether what a change names as its source really differs between two releases. */

import type { Path } from '../../src/profile/vocabulary'
import { valueAt } from '../catalog-values'
import { catalog, httpsPrograms, json, modernCatalog } from '../corpus'
import { compare, recorded } from '../surface/surface'
import { hasMeasured, measuredRecording } from './measured'
import { hasProcess, variantsOf } from './processes'

interface Recording {
  readonly variants: readonly { readonly runtimes: readonly string[] }[]
}

/** Which parts of a surface file tell of an area. */
const surfaceOf: Readonly<Record<string, RegExp>> = {
  module: /^(http|https|classes)\b/,
  https: /^https\b/,
  stream: /^stream/,
  incoming: /IncomingMessage/,
  outgoing: /Message|Response|Request/,
  response: /ServerResponse/,
  server: /[sS]erver/,
  client: /ClientRequest/,
  agent: /[aA]gent/,
  legacy: /^(http|classes)\b.*Client/,
}

const memo = <T>(make: (key: string) => T): ((key: string) => T) => {
  const known = new Map<string, T>()
  return key => {
    if (!known.has(key)) known.set(key, make(key))
    return known.get(key)!
  }
}
const recording = memo(name => json<Recording>('recordings', `${name}.json`))
const measured = memo(name => measuredRecording(name) as Recording)
const surfaces = memo(pair => {
  const [before, after] = pair.split(' ')
  return compare(recorded(before), recorded(after)).map(({ path }) => path)
})
// Of two rows of a name, the one that has the older releases too.
const rows = new Map([...modernCatalog(), ...catalog()].map(row => [row.id, row]))

/** Whether two releases were recorded, and did not do the same. */
function differ({ variants }: Recording, before: string, after: string): boolean {
  const [one, other] = [before, after].map(name => variants.findIndex(({ runtimes }) => runtimes.includes(name)))
  return one >= 0 && other >= 0 && one !== other
}

/**
 * @param source one source of a change of `path`
 * @param before a recorded release, as the recordings name it
 * @param after a later one
 */
export function shows(path: Path, source: string, before: string, after: string): boolean {
  const [, kind, name] = /^(\w+): (.+)$/.exec(source) ?? []
  if (kind === 'recording') return differ(recording(name), before, after)
  if (kind === 'measured') return hasMeasured(name) && differ(measured(name), before, after)
  if (kind === 'process') return hasProcess(name) && differ({ variants: variantsOf(name) }, before, after)
  if (kind === 'program') return differ({ variants: httpsPrograms()[name] }, before, after)
  if (kind === 'catalog') return valueAt(rows.get(name)!, before) !== valueAt(rows.get(name)!, after)
  if (kind === 'surface') {
    return surfaces(`${before} ${after}`).some(place => surfaceOf[path.split('.')[0]].test(place))
  }
  return false
}

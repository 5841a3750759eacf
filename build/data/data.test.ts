/** behaviours.json is what the profiles are, by the rule that its documentation gives; the schemas describe it, and what `profiles` prints. */

import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import Ajv2020 from 'ajv/dist/2020'
import t from 'tap'
import { explain } from '../../src/profile/explain'
import { profileOf } from '../../src/profile/profile'
import { compareReleases } from '../../src/profile/release'
import { releasesOf } from '../../src/profile/releases'
import { root } from '../../src/shared/facts'
import { lines } from '../../versions'
import { behavioursDocument, forJson } from './behaviours'

const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true })
const read = (file: string) => JSON.parse(readFileSync(path.join(root, file), 'utf8'))
const check = (name: string) => ajv.compile(read(`schemas/${name}.schema.json`))
const { version } = read('package.json')

type Document = ReturnType<typeof behavioursDocument>
const document = JSON.parse(JSON.stringify(behavioursDocument(version), forJson)) as Document

t.test('the document fits its schema, and the build wrote it beside the recordings', async t => {
  const fits = check('behaviours')
  t.ok(fits(document), ajv.errorsText(fits.errors).slice(0, 500))
  t.same(read('recordings/behaviours.json'), document)
  t.same(read('recordings/behaviours.schema.json'), read('schemas/behaviours.schema.json'))
  t.equal(read('recordings/package.json').version, version, 'both packages have one version')
  t.equal(read('package.json').peerDependencies['http-eras-data'], version)
})

/** The values of a release as recordings/README.md says that they are read; of nothing but the document. */
function valuesIn({ lines, behaviours }: Document, line: string, release: string, manual: boolean) {
  const own = lines.findIndex(({ name }) => name === line)
  const before = lines.slice(0, own).map(({ name }) => name)
  const values: Record<string, unknown> = {}
  for (const { path: name, kind, history } of behaviours) {
    for (const row of history) {
      const counts =
        row.since === null
          ? manual && row.line === line
          : before.includes(row.line) || (row.line === line && compareReleases(row.since, release) <= 0)
      if (!counts) continue
      values[name] =
        kind === 'record'
          ? Object.fromEntries(
              Object.entries({ ...(values[name] as object), ...(row.value as object) }).filter(
                ([, one]) => one !== null,
              ),
            )
          : row.value
    }
  }
  return values
}

t.test('a profile is read from it by the rule of its README', async t => {
  for (const line of lines) {
    const all = releasesOf(line)
    for (const [release, manual] of [
      [all[0], false],
      [all[Math.floor(all.length / 2)], false],
      [line.last, true],
    ] as const) {
      const {
        name: _name,
        release: full,
        reading: _reading,
        ...areas
      } = profileOf(line, release, manual ? 'documented' : 'shipped', '')
      const flat = Object.entries(areas).flatMap(([area, own]) =>
        Object.entries(own as object).map(([key, value]) => [`${area}.${key}`, value]),
      )
      t.same(
        valuesIn(document, line.name, full, manual),
        JSON.parse(JSON.stringify(Object.fromEntries(flat), forJson)),
        `${full}${manual ? ', as documented' : ''}`,
      )
    }
  }
})

t.test('what `profiles --json` prints fits its schema', async t => {
  const fits = check('profiles')
  const main = path.join(root, 'dist/src/cli/main.js')
  for (const words of [[], ['0.6'], ['>=0.4'], ['24', '--with', 'agent@18,server.requestTimeout=0']]) {
    const { stdout, status } = spawnSync(process.execPath, [main, 'profiles', ...words, '--json'], { encoding: 'utf8' })
    t.equal(status, 0)
    t.ok(fits(JSON.parse(stdout)), `${words.join(' ')}: ${ajv.errorsText(fits.errors).slice(0, 500)}`)
  }
  for (const { name, last, runtime } of lines) {
    for (const spec of [name, runtime === 'io.js' ? `iojs-${last}` : last]) {
      const told = JSON.parse(JSON.stringify({ ...explain(spec), prelude: [] }, forJson))
      t.ok(fits(told), `${spec}: ${ajv.errorsText(fits.errors).slice(0, 500)}`)
    }
  }
  t.notOk(fits({ ...explain('4'), prelude: [], more: 1 }))
})

/** The papers: valid by the schemas of their formats, and true to the state of the fixes. */

import { readFileSync } from 'node:fs'
import path from 'node:path'
import Ajv from 'ajv'
import addFormats from 'ajv-formats'
import t from 'tap'
import { lines } from '../../../versions'
import { resolve } from '../../profile/resolve'
import { fixes } from '../fixes'
import { cves } from './cves'
import { cycloneDx } from './cyclonedx'
import { openVex } from './openvex'
import { openVexSchema } from './openvex-schema.test.helper'
import { statementsFor } from './statements'

const profiles = lines.map(({ recorded }) => resolve(recorded[recorded.length - 1]))

function checker(schema: object, others: Readonly<Record<string, object>> = {}) {
  const ajv = new Ajv({ strict: false, allErrors: true })
  addFormats(ajv)
  // Formats of internationalised names, which no paper has.
  ajv.addFormat('iri-reference', true).addFormat('idn-email', true)
  for (const [id, other] of Object.entries(others)) ajv.addSchema(other, id)
  return ajv.compile(schema)
}

/** Of CycloneDX, its published schemas. */
const folder = path.join(path.dirname(require.resolve('@cyclonedx/cyclonedx-library/package.json')), 'res/schema')
const published = (file: string): object => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as object
/** How it names those beside it. */
const beside = (...files: string[]) =>
  Object.fromEntries(files.map(file => [`http://cyclonedx.org/schema/${file}`, published(file)]))

t.test('OpenVEX: valid, one statement for each CVE', t => {
  const check = checker(openVexSchema)
  for (const profile of profiles) {
    for (const switches of [{}, { faithful: true }]) {
      const paper = openVex(profile, switches) as { statements: { vulnerability: { name: string } }[] }
      t.ok(check(paper), `${profile.release} ${JSON.stringify(check.errors ?? '')}`)
      t.equal(new Set(paper.statements.map(one => one.vulnerability.name)).size, cves.length)
    }
  }
  t.notOk(check({ ...openVex(profiles[0]), statements: [] }), 'a paper without statements is none')
  t.end()
})

t.test('CycloneDX 1.6: valid by its published schema', t => {
  const check = checker(
    published('bom-1.6.SNAPSHOT.schema.json'),
    beside('spdx.SNAPSHOT.schema.json', 'jsf-0.82.SNAPSHOT.schema.json'),
  )
  for (const profile of profiles) {
    for (const switches of [{}, { faithful: true }]) {
      t.ok(check(cycloneDx(profile, switches)), `${profile.release} ${JSON.stringify(check.errors ?? '')}`)
    }
  }
  t.notOk(check({ ...cycloneDx(profiles[0]), vulnerabilities: [{ analysis: { state: 'fine' } }] }))
  t.end()
})

t.test('every CVE stands once, and is answered by fixes that there are, or by a reason', t => {
  const ids = new Set(fixes.map(({ id }) => id))
  t.equal(new Set(cves.map(({ cve }) => cve)).size, cves.length)
  for (const { cve, fixes: answers, because } of cves) {
    t.match(cve, /^CVE-\d{4}-\d{4,}$/)
    t.equal(answers.length > 0, because === undefined, `${cve}: either`)
    for (const id of answers) t.ok(ids.has(id), `${cve}: there is a fix ${id}`)
  }
  const told = new Set(cves.map(({ cve }) => cve))
  for (const { id, cves: named } of fixes) for (const cve of named) t.ok(told.has(cve), `${id}: ${cve} is told of`)
  t.end()
})

t.test('what is said follows the switches', t => {
  for (const profile of profiles) {
    const guarded = statementsFor(profile)
    const faithful = statementsFor(profile, { faithful: true })
    t.same(
      guarded.filter(({ status }) => status === 'affected'),
      [],
      `${profile.release}: guarded, nothing is left`,
    )
    const fixed = guarded.filter(({ status }) => status === 'fixed').map(({ cve }) => cve.cve)
    const left = faithful.filter(({ status }) => status === 'affected').map(({ cve }) => cve.cve)
    t.same(left, fixed, `${profile.release}: what the guard fixes is what is left without`)
    t.ok(fixed.length > 0, `${fixed.length} fixed by the guard`)
  }
  const { SOURCE_DATE_EPOCH } = process.env
  process.env.SOURCE_DATE_EPOCH = '1600000000'
  t.same(openVex(profiles[0]), openVex(profiles[0]), 'the same paper twice')
  t.match(openVex(profiles[0]), { timestamp: '2020-09-13T12:26:40.000Z' })
  if (SOURCE_DATE_EPOCH === undefined) delete process.env.SOURCE_DATE_EPOCH
  else process.env.SOURCE_DATE_EPOCH = SOURCE_DATE_EPOCH
  t.end()
})

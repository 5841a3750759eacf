/**
 * Runs the entries of one manual on the line that it describes. A check says which entry it proves, by which program
 * (programs/, in the language of the era), and what the program notes. An entry that the binary contradicts is checked
 * against the binary.
 */

import { isDeepStrictEqual } from 'node:util'
import t from 'tap'
import { lines } from '../../versions'
import { type ManualEntry, manualEntries } from '../corpus'
import { plain, type Row, run } from '../programs'
import type { Check, Proof, SharedCheck } from './check'
import { subjects } from './subjects'

interface Manual {
  /** As doc-entries.json numbers it. */
  readonly seed: string
  /** The line whose profile runs the programs. */
  readonly line: string
  readonly checks: Partial<Record<ManualEntry['kind'], readonly Check[]>>
}

/** The file and the name of a proof's program. */
export const nameOf = ({ program }: Proof) => program.split('.') as [file: string, name: string]

const narrowed = <T>(list: readonly T[], is: (x: T) => boolean) => (list.some(is) ? list.filter(is) : list)

/** The entries, one or none, of each manual that a shared check is for. */
function meant([kind, heading, promise, , seeds]: SharedCheck, entries: readonly ManualEntry[]): ManualEntry[] {
  const all = entries.filter(
    e =>
      e.kind === kind &&
      e.entry.startsWith(heading) &&
      e.promise.startsWith(promise) &&
      (seeds?.includes(e.seed) ?? true),
  )
  return [...new Set(all.map(e => e.seed))].flatMap(seed => {
    const found = all.filter(e => e.seed === seed)
    const byHeading = narrowed(found, e => e.entry === heading)
    const [entry, another] = narrowed(byHeading, e => e.promise === promise)
    if (another) t.fail(`${seed} has several: ${kind} ${heading}: ${promise}`)
    return entry ? [entry] : []
  })
}

/** How often a program is run at most. */
const mostRuns = 3

/** Proves the checks of a manual, each as a test that is called as its entry is, and that none is forgotten. */
export function manual({ seed, line, checks }: Manual): void {
  const every = manualEntries()
  const entries = every.filter(entry => entry.seed === seed)
  const proved = new Set<ManualEntry>()
  const errata = lines.flatMap(l => l.errata ?? [])
  const isErratum = (entry: ManualEntry) =>
    errata.some(e => e.entry === `${seed} ${entry.entry}` && e.promise === entry.promise)
  const release = lines.find(l => l.name === line)!.last
  const ran = new Map<string, Promise<Row[]>>()
  /**
   * What a program notes; one that proves several entries runs once. On a busy machine it can be late: what disagrees is
   * run again, and the last run counts.
   */
  async function notes(proof: Proof, spec: string, expected: readonly Row[]): Promise<unknown> {
    const key = `${proof.program} ${spec}`
    if (!ran.has(key)) ran.set(key, run(...nameOf(proof), spec))
    const disagrees = async () => !isDeepStrictEqual(plain(await ran.get(key)!), plain(expected))
    for (let runs = 1; runs < mostRuns && (await disagrees()); runs++) ran.set(key, run(...nameOf(proof), spec))
    return plain(await ran.get(key)!)
  }

  t.jobs = 4
  function prove(entry: ManualEntry, proof: Proof): void {
    proved.add(entry)
    t.test(`${entry.entry}: ${entry.promise}`, async t => {
      const gives = typeof proof.gives === 'function' ? proof.gives(line) : proof.gives
      t.same(await notes(proof, line, gives), plain(gives), entry.differsFromBinary ?? entry.observable)
      if (proof.asOf) t.same(await notes(proof, ...proof.asOf), plain(proof.asOf[1]), proof.asOf[0])
      if (proof.shipped) {
        t.same(await notes(proof, release, proof.shipped), plain(proof.shipped), `${release} was shipped otherwise`)
      } else if (entry.differsFromBinary) {
        t.ok(isErratum(entry), 'the erratum stands in versions/')
      }
    })
  }

  for (const [kind, list] of Object.entries(checks)) {
    for (const check of list) {
      const promise = check.length === 3 ? check[1] : ''
      const entry = entries.find(e => e.kind === kind && e.entry === check[0] && e.promise.startsWith(promise))
      if (entry) prove(entry, check[check.length - 1] as Proof)
      else t.fail(`${seed} has no ${kind} '${check[0]}'`)
    }
  }
  for (const check of subjects) {
    const found = meant(check, every)
    if (found.length === 0) t.fail(`no manual has the ${check[0]} '${check[1]}: ${check[2]}'`)
    for (const entry of found) if (entry.seed === seed && !proved.has(entry)) prove(entry, check[3])
  }
  t.same(
    entries.filter(e => !proved.has(e)).map(e => `${e.entry}: ${e.promise}`),
    [],
    'each entry has a check',
  )
  t.comment(`${seed}: ${entries.length} entries, ${proved.size} tested, ${entries.filter(isErratum).length} errata`)
}

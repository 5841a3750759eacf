/**
 * Runs the entries of one manual on the line that it describes. A check says which entry it proves, by which program
 * (programs/, in the language of the era), and what the program notes. An entry that the binary contradicts is checked
 * against the binary.
 */

import t from 'tap'
import { lines } from '../../versions'
import { type ManualEntry, manualEntries } from '../corpus'
import { plain, type Row, run } from '../programs'

export interface Proof {
  /** `file.name` of a program. */
  readonly program: string
  /** The rows that it notes, on every line or by line. */
  readonly gives: readonly Row[] | ((line: string) => readonly Row[])
  /** What the release notes instead, where the reading of the line keeps a promise that no binary kept. */
  readonly shipped?: readonly Row[]
}

/** `[entry, proof]`, or `[entry, start of the promise, proof]` where a heading has several entries of the kind. */
export type Check = readonly [entry: string, proof: Proof] | readonly [entry: string, promise: string, proof: Proof]

export interface Manual {
  /** As doc-entries.json numbers it. */
  readonly seed: string
  /** The line whose profile runs the programs. */
  readonly line: string
  /** The kinds of entries of which each must have a check. */
  readonly complete: readonly ManualEntry['kind'][]
  readonly checks: Partial<Record<ManualEntry['kind'], readonly Check[]>>
}

/** The file and the name of a proof's program. */
export const nameOf = ({ program }: Proof) => program.split('.') as [file: string, name: string]

/** Proves the checks of a manual, each as a test that is called as its entry is, and that none is forgotten. */
export function manual({ seed, line, complete, checks }: Manual): void {
  const entries = manualEntries().filter(entry => entry.seed === seed)
  const proved = new Set<ManualEntry>()
  const errata = lines.flatMap(l => l.errata ?? [])
  const release = lines.find(l => l.name === line)!.last
  for (const [kind, list] of Object.entries(checks)) {
    for (const check of list) {
      const heading = check[0]
      const promise = check.length === 3 ? check[1] : ''
      const proof = check[check.length - 1] as Proof
      const entry = entries.find(e => e.kind === kind && e.entry === heading && e.promise.startsWith(promise))
      if (!entry) {
        t.fail(`${seed} has no ${kind} '${heading}'`)
        continue
      }
      proved.add(entry)
      t.test(`${heading}: ${entry.promise}`, async t => {
        const gives = typeof proof.gives === 'function' ? proof.gives(line) : proof.gives
        const rows = await run(...nameOf(proof), line)
        t.same(plain(rows), plain(gives), entry.differsFromBinary ?? entry.observable)
        if (proof.shipped) {
          t.same(plain(await run(...nameOf(proof), release)), plain(proof.shipped), `${release} was shipped otherwise`)
        } else if (entry.differsFromBinary) {
          t.ok(
            errata.some(e => e.entry === `${seed} ${heading}` && e.promise === entry.promise),
            'the erratum stands in versions/',
          )
        }
      })
    }
  }
  t.same(
    entries.filter(e => complete.includes(e.kind) && !proved.has(e)).map(e => `${e.entry}: ${e.promise}`),
    [],
    `each ${complete.join(', each ')} has a check`,
  )
}

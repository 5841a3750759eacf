/** Runs the programs of programs/ on a profile: small pieces of legacy code that note what they see. */

import { hostBeneath } from '../src/http/beneath'
import { createEra } from '../src/http/create-http'
import { pace } from '../src/shared/pace'
import { root } from './corpus'

export type Row = readonly unknown[]
type Program = (t: object) => void

/** Milliseconds, as this thread lives them, after which a program that is not done is given up. */
const patience = 20_000

/**
 * Runs a program that notes rows.
 * @param start begins it, and gives the rows that it notes; `end` takes all of them when it is done
 * @returns the rows; with one more if it was given up
 */
export async function rowsOf(start: (end: (rows: Row[]) => void) => Row[]): Promise<Row[]> {
  let all: Row[] | undefined
  const rows = start(ended => {
    all = ended
  })
  await pace.until(() => all !== undefined, patience)
  return all ?? [...rows, [`nothing more in ${patience} ms`]]
}

const load = (file: string) => require(`${root}/oracle-tests/programs/${file}.js`)

/** The names of the programs in a file. */
export const namesIn = (file: string): string[] => Object.keys(load(file))

/** What a program of a file notes on the faithful profile of a spec. */
export function run(file: string, name: string, spec: string): Promise<Row[]> {
  const program = load(file)[name] as Program | undefined
  if (!program) throw new Error(`no program '${name}' in ${file}`)
  // The programs have the host's net.
  const era = createEra(spec, { faithful: true }, hostBeneath())
  return rowsOf(end => load('kit').run(program, era.http, end, era))
}

/** As the rows would be written down. */
export const plain = (rows: readonly Row[]): unknown => JSON.parse(JSON.stringify(rows))

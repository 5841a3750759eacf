/** Runs the programs of programs/ on a profile: small pieces of legacy code that note what they see. */

import { createEra } from '../src/http/create-http'
import { root } from './corpus'

export type Row = readonly unknown[]
type Program = (t: object) => void

/** Milliseconds after which a program that is not done is given up. */
const patience = 5000

const load = (file: string) => require(`${root}/oracle-tests/programs/${file}.js`)

/** The names of the programs in a file. */
export const namesIn = (file: string): string[] => Object.keys(load(file))

/** What a program of a file notes on the faithful profile of a spec. */
export function run(file: string, name: string, spec: string): Promise<Row[]> {
  const program = load(file)[name] as Program | undefined
  if (!program) throw new Error(`no program '${name}' in ${file}`)
  return new Promise(resolve => {
    let rows: Row[] = []
    const timer = setTimeout(() => resolve([...rows, [`nothing more in ${patience} ms`]]), patience)
    const end = (all: Row[]) => {
      clearTimeout(timer)
      resolve(all)
    }
    const era = createEra(spec, { faithful: true })
    rows = load('kit').run(program, era.http, end, era)
  })
}

/** As the rows would be written down. */
export const plain = (rows: readonly Row[]): unknown => JSON.parse(JSON.stringify(rows))

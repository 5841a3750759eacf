/**
 * The table of the programs of pains/: for each, two versions as a person would ask for them, and the right answer. A
 * question that has several releases behind it takes any of them: each changes what the program does.
 */

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Part } from '../src/diff/cause/types'
import { root } from './corpus'

interface PlantedCause {
  readonly paths: readonly Part[]
  readonly release: readonly string[]
}

export interface Question {
  /** The number of the pain; programs with several planted causes have none. */
  readonly pain?: number
  /** How the causes stand to each other, where they were planted. */
  readonly shape?: 'apart' | 'together' | 'either' | 'third value'
  readonly program: string
  readonly from: string
  readonly to: string
  readonly causes: readonly PlantedCause[]
  /** What these cannot be without. */
  readonly along?: readonly Part[]
}

const folder = path.join(root, 'oracle-tests/pains')

export const questions: readonly Question[] = JSON.parse(readFileSync(path.join(folder, 'table.json'), 'utf8'))

export const fileOf = ({ program }: Pick<Question, 'program'>): string => path.join(folder, `${program}.js`)

/** The programs that are there. */
export const programs: readonly string[] = ['', 'planted'].flatMap(inner =>
  readdirSync(path.join(folder, inner))
    .filter(name => name.endsWith('.js'))
    .map(name => path.posix.join(inner, path.basename(name, '.js'))),
)

export const titleOf = ({ program, from, to }: Question): string => `${program}, ${from} to ${to}`

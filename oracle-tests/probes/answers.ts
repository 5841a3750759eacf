/** Raw answers, and what clients of real binaries were told of them. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { folder } from './play'

export interface Answer {
  /** One byte a character; all are sent at once. */
  readonly bytes: string
  /** The connection ends behind them. */
  readonly end?: boolean
  readonly method?: string
  /** The request asks for another protocol, and listens for it. */
  readonly upgrades?: boolean
}

/** Something that a client was told of, or an error. */
export interface Heard {
  readonly told?: 'response' | 'upgrade' | 'connect' | 'information' | 'continue'
  readonly status?: number
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
  readonly body?: string
  /** It ended; whole, where the release says that; not whole. */
  readonly end?: boolean
  readonly complete?: boolean
  readonly aborted?: boolean
  /** What the other protocol got. */
  readonly bytes?: string
  readonly error?: string | null
  readonly message?: string
}

/** What clients were told of one answer, with their releases. */
export interface HeardAnswers {
  readonly releases: readonly string[]
  readonly heard: readonly Heard[]
}

export const answersFile = join(folder, 'answers.json')
export const recordedAnswersFile = join(folder, 'recorded-answers.json')

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'))
export const answers = (): readonly Answer[] => read(answersFile)
export const recordedAnswers = (): readonly (readonly HeardAnswers[])[] => read(recordedAnswersFile)

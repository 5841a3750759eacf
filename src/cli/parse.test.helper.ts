/** Runs http-eras parse in this process, and gathers what it says. */

import { parseArgs } from 'node:util'
import type { Call } from './command'
import { parse } from './parse'

/** What a call came to. */
interface Said {
  readonly code: number
  readonly answer: string
  readonly talk: string
  /** Both, in their order. */
  readonly all: string
}

export async function runParse(...args: string[]): Promise<Said> {
  const whole = args.map(word => (word === '--minimize' ? '--minimize=any' : word))
  const { positionals, values } = parseArgs({ args: whole, options: parse.options, allowPositionals: true })
  const said: (readonly ['answer' | 'talk', string])[] = []
  const terminal = {
    answer: (line: string) => void said.push(['answer', line]),
    answerAll: (line: string) => void said.push(['answer', line]),
    talk: (line: string) => void said.push(['talk', line]),
    progress: () => {},
    paint: (_: unknown, text: string) => text,
    columns: undefined,
    watched: false,
  }
  const call = { options: values, words: positionals, before: positionals.length, ofHost: [], terminal }
  const code = (await parse.run(call as Call<typeof parse.options>)) as number
  const text = (of?: string) => said.flatMap(([kind, line]) => (of && kind !== of ? [] : `${line}\n`)).join('')
  return { code, answer: text('answer'), talk: text('talk'), all: text() }
}

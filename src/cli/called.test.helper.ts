/**
 * The command line in the process of a test: what `main.ts` does, with a terminal that keeps what is said. A process for each
 * call costs a fifth of a second of CPU; what only a process has (its streams, signals, programs that it pins) is tested with one.
 */

import { callCommand, refuse } from './call'
import type { Terminal } from './terminal'

/** What a call came to: its exit code, and what it wrote, as in a pipe. */
interface Called {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

/** Calls a command with what stands behind `http-eras`. @throws Error for a command that starts a program in its own process */
export async function called(...words: string[]): Promise<Called> {
  const said = { stdout: '', stderr: '' }
  const answer = (line: string) => {
    said.stdout += `${line}\n`
  }
  const terminal: Terminal = {
    answer,
    answerAll: answer,
    talk(line) {
      said.stderr += `${line}\n`
    },
    progress() {},
    paint: (_style, text) => text,
    columns: undefined,
    watched: false,
  }
  const status = await (async () => callCommand(words, terminal))().catch(error => refuse(error, terminal))
  if (typeof status === 'function') throw new Error(`${words[0]} starts a program in its own process`)
  return { status, ...said }
}

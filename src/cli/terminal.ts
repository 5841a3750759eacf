/** Where a command speaks: the answer goes to stdout, the talk to stderr, colours only where a person looks. */

import { erasError } from '../errors'

const styles = { bold: [1, 22], dim: [2, 22], red: [31, 39], green: [32, 39], yellow: [33, 39] } as const
type Style = keyof typeof styles

export interface Terminal {
  /** Writes a line of the answer. */
  answer(line: string): void
  /** Writes a line of a long answer, and waits while the reader is behind. */
  answerAll(line: string): Promise<void> | void
  /** Writes a line of talk. */
  talk(line: string): void
  /** Writes a line of talk in the place of the last one that was written so; nothing takes that away. Only where someone watches. */
  progress(line: string): void
  /** Colours a text of the answer, if stdout is a terminal and NO_COLOR is not set. */
  paint(style: Style, text: string): string
  /** How many characters a line of stdout has, if it is a terminal. */
  readonly columns: number | undefined
  /** Whether someone watches the talk, so that progress may be shown. */
  readonly watched: boolean
}

/** A reader that has seen enough, such as `head`, ends the command; an answer that cannot be written makes it fail. */
const onFault = (error: NodeJS.ErrnoException): never => {
  if (error.code === 'EPIPE') process.exit()
  process.stderr.write(`${erasError('ERAS_CANNOT_WRITE', 'the answer', error.message, 'it is not whole').message}\n`)
  process.exit(1)
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  const coloured = process.stdout.isTTY === true && !process.env.NO_COLOR
  let answered = false
  return {
    answer(line) {
      if (!answered) process.stdout.on('error', onFault)
      answered = true
      process.stdout.write(`${line}\n`)
    },
    answerAll(line) {
      this.answer(line)
      if (!process.stdout.writableNeedDrain) return undefined
      return new Promise(resolve => process.stdout.once('drain', resolve))
    },
    talk: line => void process.stderr.write(`${line}\n`),
    progress: line => void (process.stderr.isTTY && process.stderr.write(`\r\x1b[K${line}`)),
    paint: (style, text) => (coloured ? `\x1b[${styles[style][0]}m${text}\x1b[${styles[style][1]}m` : text),
    columns: process.stdout.isTTY === true ? process.stdout.columns : undefined,
    watched: process.stderr.isTTY === true,
  }
}

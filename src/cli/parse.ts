/** http-eras parse: how each version reads the same bytes. */

import { erasError } from '../errors'
import { explainChanges } from '../parse/causes'
import { cutReadings, MOST_CUT_BYTES } from '../parse/cuts'
import { escaped, unescaped } from '../parse/escaped'
import {
  CONVERT,
  cannotRead,
  hexBytes,
  isFolder,
  looksLikeJson,
  opened,
  piecesOf,
  refuseFormats,
  STDIN,
} from '../parse/input'
import { filesIn, filesOf, linesOf } from '../parse/many/inputs'
import { type Input, readMany } from '../parse/many/read-many'
import { manyJson, manyText } from '../parse/many/report'
import { type Minimized, MOST_MINIMIZED, minimizedBytes } from '../parse/minimize'
import { ManyReader, type ReadOptions } from '../parse/read-bytes'
import { PIECE } from '../parse/reader'
import { cutsText, minimizedText, readingText } from '../parse/report/text'
import type { BytesReading } from '../parse/types'
import { type ParseVersion, versionsOf } from '../parse/versions'
import { type Call, command } from './command'
import type { Terminal } from './terminal'
import { countOf } from './values'

/** Bytes that are kept, so that they can be read again to find causes. */
const MOST_KEPT = 1024 * 1024
/** Changes between releases whose causes are searched. */
const MOST_EXPLAINED = 40

const options = {
  as: {
    type: 'string',
    multiple: true,
    value: 'SPECS',
    what: "versions, with commas between them; spans such as 0.10..12, ranges such as '>=4 <12' (default: every line)",
  },
  'every-release': { type: 'boolean', what: 'each line stands for all of its releases' },
  request: {
    type: 'string',
    multiple: true,
    value: 'TEXT',
    what: 'the bytes as text with \\r \\n \\t \\0 \\xHH \\\\; several are what comes piece by piece',
  },
  hex: { type: 'string', value: 'TEXT|FILE', what: 'the bytes as hexadecimal digits, or a file of them' },
  lines: {
    type: 'string',
    value: 'FILE',
    what: 'many inputs: one a line, with escapes or as a JSON string; - is stdin',
  },
  client: { type: 'boolean', what: 'they are the answers of a server' },
  method: { type: 'string', value: 'METHOD', what: 'of the request that they answer: HEAD, CONNECT, … (default: GET)' },
  upgrades: { type: 'boolean', what: 'somebody listens for upgrade and connect, or has asked for another protocol' },
  end: { type: 'boolean', what: 'the connection ends behind the bytes' },
  guarded: { type: 'boolean', what: "the guard's reading beside that of each release" },
  errors: { type: 'boolean', what: 'tell versions apart by how they tell an error, too: code, reason, byte' },
  summary: { type: 'boolean', what: 'leave out the messages of each group' },
  'no-why': { type: 'boolean', what: 'leave out which behaviours make the differences' },
  cuts: { type: 'boolean', what: 'look whether the bytes are read alike however they are cut' },
  minimize: {
    type: 'string',
    bare: 'any',
    value: 'A,B',
    what: 'the smallest bytes that two versions still read otherwise: the first two that do, or A and B',
  },
  threads: { type: 'string', value: 'N', what: 'of many inputs: how many threads read (default: one for each core)' },
  json: { type: 'boolean', what: 'as JSON (schemas/parse.schema.json)' },
} as const

type Options = Call<typeof options>['options']

const bad = (message: string) => erasError('ERAS_BAD_OPTION', 'parse', message)

/** JSON in ASCII alone: no byte of the input reaches a terminal as it is. */
const json = (value: unknown): string =>
  JSON.stringify(value, null, 1).replace(
    /[^\0-~]/g,
    letter => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** What was read, and the bytes if they are few enough to be read again. */
interface Whole {
  readonly reading: BytesReading
  readonly pieces: readonly Buffer[] | undefined
  /** More bytes may follow, and were not read: every version refuses before. */
  readonly stopped?: boolean
}

async function readPieces(
  pieces: AsyncIterable<Buffer> | Iterable<Buffer>,
  versions: readonly ParseVersion[],
  asked: ReadOptions,
  file: string,
  terminal: Terminal,
): Promise<Whole> {
  const reader = new ManyReader(versions, asked)
  let kept: Buffer[] | undefined = []
  let length = 0
  try {
    for await (const piece of pieces) {
      if (length === 0 && file !== '') {
        refuseFormats(file, piece.subarray(0, 4096))
        if (looksLikeJson(piece))
          terminal.talk(`http-eras: parse: this looks like JSON, and is read as it is; ${CONVERT}`)
      }
      length += piece.length
      if (length > MOST_KEPT) kept = undefined
      kept?.push(piece)
      reader.add(piece)
      // What goes on without end must not be waited for.
      if (kept === undefined && reader.refusesAll) return { reading: reader.done(), pieces: kept, stopped: true }
    }
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith('ERAS_')) throw error
    throw cannotRead(file, error)
  }
  return { reading: reader.done(), pieces: kept }
}

/** The two versions on which bytes are made small. */
function pairOf(text: string, { changes }: BytesReading): readonly [ParseVersion, ParseVersion] | undefined {
  if (text !== 'any') {
    const both = versionsOf([text])
    if (both.length !== 2) throw bad(`--minimize takes two versions such as 0.10,14, not '${escaped(text)}'`)
    return [both[0], both[1]]
  }
  const [first] = changes
  if (first === undefined) return undefined
  const [from, to] = versionsOf([first.from, first.to])
  return [from, to]
}

const asOne = (pieces: readonly Buffer[] | undefined, most: number, option: string): Buffer => {
  const whole = pieces && Buffer.concat(pieces)
  if (whole === undefined || whole.length > most) throw bad(`${option} takes ${most} bytes at most`)
  return whole
}

function minimized(text: string, { pieces, reading }: Whole, asked: ReadOptions): Minimized | undefined {
  const pair = pairOf(text, reading)
  return pair && minimizedBytes(pair, asOne(pieces, MOST_MINIMIZED, '--minimize'), asked)
}

async function explained({ pieces, reading }: Whole, given: Options, asked: ReadOptions, terminal: Terminal) {
  if (given['no-why'] || reading.changes.length === 0) return undefined
  if (pieces === undefined) {
    terminal.talk(`http-eras: parse: the causes are not searched: the bytes are more than ${MOST_KEPT}`)
    return undefined
  }
  if (reading.changes.length > MOST_EXPLAINED) {
    terminal.talk(`http-eras: parse: the causes are not searched: there are more than ${MOST_EXPLAINED} changes`)
    return undefined
  }
  return explainChanges(reading.changes, pieces, asked)
}

async function one(
  whole: Whole,
  versions: readonly ParseVersion[],
  given: Options,
  terminal: Terminal,
): Promise<number> {
  const asked = readOptions(given)
  const { pieces, reading, stopped } = whole
  if (stopped) terminal.talk('http-eras: parse: every version has refused: what follows was not read')
  if (reading.bytes === 0) {
    terminal.talk('http-eras: parse: there is no byte to read, so nothing was compared')
    return 1
  }
  const cuts = given.cuts ? cutReadings(versions, asOne(pieces, MOST_CUT_BYTES, '--cuts'), asked) : undefined
  const small = given.minimize === undefined ? undefined : minimized(given.minimize, whole, asked)
  const changes = await explained(whole, given, asked, terminal)
  if (given.json) {
    terminal.answer(
      json({
        format: 'parse/1',
        ...reading,
        ...(changes && { changes }),
        ...(cuts && { cuts }),
        ...(given.minimize !== undefined && { minimized: small ?? null }),
      }),
    )
  } else {
    const paint = terminal.paint.bind(terminal)
    const lines = readingText(reading, changes, paint, given.summary)
    if (cuts) lines.push('', ...cutsText(cuts, reading.versions, paint))
    if (small) lines.push('', ...minimizedText(small, paint))
    else if (given.minimize !== undefined)
      lines.push('', 'the two read the bytes alike: there is nothing to make small')
    for (const line of lines) await terminal.answerAll(line)
  }
  const goesByCuts = cuts !== undefined && cuts.differing.length > 0
  return reading.groups.length > 1 || goesByCuts ? 1 : 0
}

const readOptions = (given: Options): ReadOptions => ({
  ...(given.as && { as: given.as }),
  everyRelease: given['every-release'] === true,
  client: given.client === true,
  ...(given.method !== undefined && { method: given.method }),
  upgrades: given.upgrades === true,
  end: given.end === true,
  guarded: given.guarded === true,
  errors: given.errors === true,
})

/** @param nameOf what an example is called */
async function many(
  inputs: AsyncIterable<Input> | Iterable<Input>,
  nameOf: (number: number) => string,
  given: Options,
  terminal: Terminal,
): Promise<number> {
  for (const option of ['cuts', 'minimize', 'guarded'] as const) {
    if (given[option] !== undefined) throw bad(`--${option} is for one input, and not for many`)
  }
  const threads = countOf('parse', '--threads', given.threads)
  const say = terminal.watched ? (count: number) => terminal.progress(`${count} inputs`) : undefined
  const classes = await readMany(inputs, readOptions(given), threads, say)
  if (terminal.watched) terminal.progress('')
  const versions = versionsOf(given.as, given['every-release'] === true).map(({ name }) => name)
  if (given.json) terminal.answer(json(manyJson(classes, versions, nameOf)))
  else
    for (const line of manyText(classes, versions.length, nameOf, terminal.paint.bind(terminal)))
      await terminal.answerAll(line)
  if (classes.inputs === 0) {
    terminal.talk('http-eras: parse: there is no input, so nothing was compared')
    return 1
  }
  return classes.sorted().some(({ groups }) => groups > 1) ? 1 : 0
}

/** The ways to give bytes, of which one is used. */
function sourceOf({ hex, lines, request }: Options, words: readonly string[]): 'request' | 'hex' | 'lines' | 'files' {
  const given = [
    request && '--request',
    hex !== undefined && '--hex',
    lines !== undefined && '--lines',
    words.length > 0 && 'FILE',
  ].filter(Boolean)
  if (given.length === 0)
    throw bad("no bytes given: name a file, - for stdin, or pass --request 'GET / HTTP/1.1\\r\\n\\r\\n'")
  if (given.length > 1) throw bad(`${given.join(' and ')} cannot be given together: each says what the bytes are`)
  return request ? 'request' : hex !== undefined ? 'hex' : lines !== undefined ? 'lines' : 'files'
}

function meantMethod(text: string): void {
  if (!/^[!#$%&'*+.^_`|~0-9a-z-]+$/i.test(text))
    throw bad(`--method takes a method such as HEAD, not '${escaped(text)}'`)
}

export const parse = command({
  synopsis: 'parse FILE|-|FOLDER… | --request TEXT… | --hex TEXT|FILE | --lines FILE [--as SPECS]',
  summary: `Shows how each version reads the same bytes: requests, or with --client answers; versions that read alike are one group.
The differences come first, with the behaviours that make them; docs/parse.md has an example of each class.
A server answers each request as soon as it is whole. Exit code 1: versions read otherwise, or there was nothing to read.`,
  options,
  async run({ options: given, terminal, words }) {
    const source = sourceOf(given, words)
    if (given.method !== undefined) meantMethod(given.method)
    if (given.method !== undefined && !given.client)
      throw bad('--method is of the request that --client reads answers to')
    const versions = versionsOf(given.as, given['every-release'] === true)
    if (versions.length === 0) throw bad('--as names no version')
    if (source === 'lines') return many(linesOf(given.lines as string), number => `line ${number}`, given, terminal)
    if (source === 'files' && (words.length > 1 || isFolder(words[0]))) {
      const files = words.flatMap(word => (isFolder(word) ? filesIn(word) : [word]))
      return many(filesOf(files), number => escaped(files[number - 1]), given, terminal)
    }
    if (given.threads !== undefined) throw bad('--threads is for many inputs: --lines, or a folder')
    const asked = readOptions(given)
    const [file] = source === 'files' ? words : ['']
    const pieces =
      source === 'request'
        ? (given.request as string[]).map((text, k) => unescaped(text, k === 0 ? '--request' : `--request ${k + 1}`))
        : source === 'hex'
          ? cut(hexBytes(given.hex as string))
          : piecesOf(opened(file === STDIN ? STDIN : file))
    return one(await readPieces(pieces, versions, asked, file, terminal), versions, given, terminal)
  },
})

/** Bytes in pieces of the size that sockets give. */
const cut = (bytes: Buffer): Buffer[] =>
  Array.from({ length: Math.ceil(bytes.length / PIECE) }, (_, k) => bytes.subarray(k * PIECE, (k + 1) * PIECE))

/** http-eras transcript: recorded traffic shown, verified, converted, redacted, split. */

import { erasError } from '../errors'
import { unknownName } from '../shared/unknown-name'
import { type AnyRow, formatOf, formats, openAny, readAny, readable } from '../traffic/formats/formats'
import { Losses } from '../traffic/formats/losses'
import { nameOf } from '../traffic/formats/open'
import { secretFields } from '../traffic/record/secrets'
import { type Output, pour } from '../traffic/rows/output'
import { wholeConnections } from '../traffic/rows/parts'
import { type Action, command } from './command'
import type { Terminal } from './terminal'
import { type Job, type TranscriptCall, transcriptOptions } from './transcript-options'
import { bytesOf, counted, countOf } from './values'

const bad = (message: string) => erasError('ERAS_BAD_OPTION', 'transcript', message)

const writable = formats
  .filter(({ write }) => write)
  .map(({ endings }) => endings)
  .join(', ')

const inputs = `FILE is ${readable}.`

const helps: Record<keyof typeof actions, Action<typeof transcriptOptions>> = {
  show: {
    synopsis:
      'transcript show FILE… [--list | --decode | --html FILE] [--method, --host, --path, --status …] [--full] [--json]',
    summary: `Shows the wire as text, line ends marked, with times and cuts (‖); or the requests: a line each, or decoded, or as a page.
Of several values of one filter, one must fit; the wire is shown of connections that have such a request. For requests, all of a
connection is held while it is read.\n${inputs}`,
    options: ['id', 'list', 'decode', 'html', 'method', 'host', 'path', 'status', 'full', 'json', 'max-row'],
  },
  verify: {
    synopsis: 'transcript verify FILE… [--json]',
    summary: `Says what is wrong: shape, lengths, order of times, ids, parts, torn rows. Exit code 1 if anything is.\n${inputs}`,
    options: ['json', 'max-row'],
  },
  convert: {
    synopsis: 'transcript convert FILE… -o FILE',
    summary: `Writes files in another format; the names say which. -o takes ${writable}.\n${inputs}`,
    options: ['out', 'id', 'max-row'],
  },
  redact: {
    synopsis: `transcript redact FILE… -o FILE [--redact NAME]… [--redact-query NAME]… [--redact-json JSONPATH]…
       [--redact-form NAME]… [--keep-secrets] [--explain]`,
    summary: `Takes secrets out of rows that were recorded with them: the values of header fields, of parameters of targets, of JSON
and of forms. Every length stays. Bodies that should be looked into and cannot be (compressed ones, say) are kept out whole; it
is said how many.\n${inputs}`,
    options: [
      'out',
      'id',
      'redact',
      'redact-query',
      'redact-json',
      'redact-form',
      'keep-secrets',
      'explain',
      'max-row',
    ],
  },
  split: {
    synopsis: 'transcript split FILE… -o FILE (--connections N | --size SIZE | --shards N)',
    summary: `Deals connections out to several files: -o parts.jsonl gives parts.1.jsonl, parts.2.jsonl, …\n${inputs}`,
    options: ['out', 'id', 'connections', 'size', 'shards', 'max-row'],
  },
}

export const transcript = command({
  synopsis: 'transcript show|verify|convert|redact|split FILE…',
  summary: `Works on recorded traffic, as a stream: memory stays flat whatever the size, but for the requests of show, a connection at a time.
show     the wire as text, line ends marked, with times and cuts (‖); --list: a line a request; --decode: heads and bodies as
         text; --html FILE: a page; --id, --method, --host, --path and --status choose
verify   shape, lengths, order of times, ids, parts, torn rows; exit code 1 if anything is wrong
convert  FILE… into -o FILE, by their names
redact   secrets out of rows that were recorded with them: of header fields, targets, JSON and forms
split    into several files: --connections N, --size SIZE or --shards N
FILE is ${readable}; - is the standard input. What a file is, its first bytes tell.`,
  options: transcriptOptions,
  actions: helps,
  async run({ options, words: [action, ...files], terminal }) {
    if (action === undefined) throw bad(`say what to do: ${Object.keys(actions).join(', ')}`)
    if (!Object.hasOwn(actions, action)) throw bad(unknownName('action ', action, Object.keys(actions)))
    if (files.length === 0) throw bad(`${action} needs a FILE`)
    return actions[action as keyof typeof actions]({ files, options, terminal })
  },
})

const actions = { show, verify, convert, redact, split }

const note = (terminal: Terminal) => (message: string) => terminal.talk(`http-eras: ${message}`)

const maxRowOf = ({ 'max-row': text }: TranscriptCall['options']): number | undefined =>
  text === undefined ? undefined : bytesOf('transcript', '--max-row', text)

/** The rows of all files, one after another; with --id, only those. */
async function* rowsOf({ files, options, terminal }: Job): AsyncGenerator<AnyRow> {
  const ids = options.id && new Set(options.id)
  for (const file of files) {
    for await (const read of readAny(file, { maxRow: maxRowOf(options), note: note(terminal) })) {
      if (!ids || ids.has(read.row.id)) yield read
    }
  }
}

async function show(job: Job): Promise<number> {
  const { show: shown } = require('./transcript-show') as typeof import('./transcript-show')
  return (await shown(job, rowsOf(job))) ? 0 : nothing(job)
}

/** Says that there was nothing to work on, which is no success. */
function nothing({ files, options, terminal }: Job): number {
  const filtered = (['method', 'host', 'path', 'status'] as const).some(name => options[name])
  const what = filtered
    ? 'are no such requests'
    : options.id
      ? `is no connection ${options.id.join(', ')}`
      : 'are no connections'
  terminal.talk(`http-eras: there ${what} in ${files.map(nameOf).join(', ')}`)
  return 1
}

async function verify({ files, options, terminal }: Job): Promise<number> {
  const { flawsIn, Ids } = require('../traffic/rows/verify') as typeof import('../traffic/rows/verify')
  const { readTraffic } = require('../traffic/rows/read') as typeof import('../traffic/rows/read')
  const reports: { file: string; connections: number; flaws: { line: number; said: string }[] }[] = []
  for (const file of files) {
    const { format, opened } = await openAny(file)
    const ids = new Ids()
    const flaws: { line: number; said: string }[] = []
    const found = (line: number, message: string) => {
      if (flaws.push({ line, said: message }) <= mostFlaws && !options.json)
        terminal.answer(`${file}${line ? `, line ${line}` : ''}: ${message}`)
    }
    const plain = (message: string) =>
      message
        .replace(/^http-eras: /, '')
        .replace(`${file}, `, '')
        .replace(/^line \d+: /, '')
    const rows: AsyncIterable<AnyRow> =
      format.name === 'rows'
        ? readTraffic(opened.bytes, {
            name: opened.name,
            packed: opened.packed,
            maxRow: maxRowOf(options),
            onTorn: ({ line, message }) => found(line, plain(message)),
            onBad: ({ message }, line) => found(line, plain(message).replace(/ \('http-eras transcript verify'.*/, '')),
          })
        : format.read(opened, { note: message => found(0, message.replace(`${file}: `, '')) })
    try {
      const reported = Losses.toldOf(rows, opened.name, note(terminal))
      for await (const { line, message } of flawsIn(reported, ids)) found(line, message)
    } catch (error) {
      if (!(error as { code?: string }).code?.startsWith('ERAS_')) throw error
      found(0, plain((error as Error).message))
    }
    if (ids.connections === 0 && flaws.length === 0) found(0, 'it has no connections')
    reports.push({ file, connections: ids.connections, flaws })
    if (options.json) continue
    if (flaws.length > mostFlaws) terminal.answer(`${file}: and ${flaws.length - mostFlaws} more`)
    terminal.answer(
      `${file}: ${counted(ids.connections, 'connection')}, ${flaws.length === 0 ? 'nothing wrong' : `${flaws.length} wrong`}`,
    )
  }
  if (options.json) terminal.answer(JSON.stringify({ files: reports }, null, 1))
  return reports.every(({ flaws }) => flaws.length === 0) ? 0 : 1
}

/** So many flaws of a file are named. */
const mostFlaws = 100

async function outputOf({ options, terminal }: Job): Promise<{ output: Output; whole: boolean }> {
  const { out } = options
  if (out === undefined) throw bad('-o FILE is missing')
  const format = formatOf(out)
  if (!format?.write) throw bad(`-o ${out}: its name says no format that can be written (${writable})`)
  return { output: await format.write(out, note(terminal)), whole: format.whole === true }
}

/** Writes rows to one file, and says how many there were. */
async function into(job: Job, rows: AsyncIterable<AnyRow>): Promise<number> {
  const { output, whole } = await outputOf(job)
  const count = await pour(whole ? wholeConnections(rows) : rows, () => output, [output])
  if (count === 0) return nothing(job)
  job.terminal.answer(`${counted(count, whole ? 'connection' : 'row')} in ${job.options.out}`)
  return 0
}

function convert(job: Job): Promise<number> {
  return into(job, rowsOf(job))
}

async function redact(job: Job): Promise<number> {
  const { WholeCounts } = require('../traffic/redact/whole') as typeof import('../traffic/redact/whole')
  const { redactRows } = require('../traffic/rows/redact') as typeof import('../traffic/rows/redact')
  const { secretsOf } = require('../traffic/record/secrets') as typeof import('../traffic/record/secrets')
  const { rulesOfOptions } = require('../traffic/redact/rules') as typeof import('../traffic/redact/rules')
  const { redact: names, 'keep-secrets': keep } = job.options
  const secrets = secretsOf('transcript', names, keep ? new Set() : secretFields)
  const masked = new WholeCounts()
  const code = await into(job, masked.of(redactRows(rowsOf(job), secrets, rulesOfOptions('transcript', job.options))))
  const told = masked.text
  if (told !== undefined) job.terminal.talk(`http-eras: ${told}`)
  return code
}

async function split(job: Job): Promise<number> {
  const { options, terminal } = job
  const { Split } = require('../traffic/rows/split') as typeof import('../traffic/rows/split')
  const { out } = options
  if (out === undefined) throw bad('-o FILE is missing: parts.jsonl gives parts.1.jsonl, parts.2.jsonl, …')
  if (!/\.jsonl(\.gz)?$/.test(out)) throw bad(`-o takes a file that ends in .jsonl or .jsonl.gz, not '${out}'`)
  const given = (['connections', 'size', 'shards'] as const).filter(name => options[name] !== undefined)
  if (given.length !== 1) throw bad('split needs one of --connections N, --size SIZE and --shards N')
  const name = (index: number) => out.replace(/(\.jsonl(?:\.gz)?)$/, `.${index + 1}$1`)
  const { deal, least } = dealOf(options)
  const parts = new Split(name, deal)
  await parts.upTo(least - 1)
  const count = await pour(rowsOf(job), row => parts.to(row), parts.outputs)
  if (count === 0) return nothing(job)
  terminal.answer(`${counted(count, 'row')} in ${counted(parts.outputs.length, 'file')}: ${name(0)} …`)
  return 0
}

type Deal = ConstructorParameters<typeof import('../traffic/rows/split').Split>[1]

function dealOf({ connections, size, shards }: TranscriptCall['options']): { deal: Deal; least: number } {
  if (shards !== undefined) {
    const count = countOf('transcript', '--shards', shards)
    const { hashOf } = require('../replay/corpus/shard') as typeof import('../replay/corpus/shard')
    return { deal: ({ id }) => hashOf(id) % count, least: count }
  }
  if (connections !== undefined) {
    const most = countOf('transcript', '--connections', connections)
    return { deal: (_, last) => last.index + (last.connections >= most ? 1 : 0), least: 1 }
  }
  const most = bytesOf('transcript', '--size', size as string)
  return { deal: (_, last) => last.index + (last.size >= most ? 1 : 0), least: 1 }
}

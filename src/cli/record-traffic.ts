/** The recording proxy of `http-eras record`: from options to a summary. */

import { readFileSync } from 'node:fs'
import { type ErasError, erasError } from '../errors'
import { inCi } from '../shared/ci'
import type { JournalOptions } from '../traffic/record/journal'
import { type Address, Recorder } from '../traffic/record/recorder'
import { secretFields, secretsOf } from '../traffic/record/secrets'
import { type ClientTls, clientTls, type ServerTls, serverTls } from '../traffic/record/tls'
import { rulesOfOptions } from '../traffic/redact/rules'
import { type FileSink, openSink } from '../traffic/rows/sink'
import type { Traffic } from '../transcript/types'
import type { RecordCall } from './record-options'
import type { Terminal } from './terminal'
import { addressOf, addressText, bytesOf, counted, sizeText, wordOf } from './values'

type Options = RecordCall['options']

const bad = (message: string) => erasError('ERAS_BAD_OPTION', 'record', message)

const modes = ['new', 'update', 'none'] as const
type Mode = (typeof modes)[number]

function modeOf({ mode }: Options, terminal: Terminal): Mode {
  if (mode !== undefined) return wordOf('record', '--mode', mode, modes)
  if (!inCi()) return 'new'
  terminal.talk('http-eras: CI is set, so nothing is recorded (--mode new or --mode update records all the same)')
  return 'none'
}

function one<A, B>(first: A | undefined, second: B | undefined, names: [string, string]): void {
  if (first === undefined && second === undefined) throw bad(`${names[0]} or ${names[1]} is missing`)
  if (first !== undefined && second !== undefined) throw bad(`give ${names[0]} or ${names[1]}, not both`)
}

function fileOf(option: string, file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw bad(`${option} ${file} cannot be read: ${(error as Error).message}`)
  }
}

function tlsListenOf(options: Options, terminal: Terminal): ServerTls | undefined {
  const { cert, key } = options
  if (options['tls-listen'] === undefined) {
    if (cert !== undefined || key !== undefined) throw bad('--cert and --key belong to --tls-listen')
    return undefined
  }
  if (cert === undefined || key === undefined) throw bad('--tls-listen needs --cert FILE and --key FILE')
  const credentials = { cert: fileOf('--cert', cert), key: fileOf('--key', key) }
  try {
    return serverTls(credentials, error =>
      terminal.talk(`http-eras: a client and the proxy agreed on no TLS: ${error.message}`),
    )
  } catch (error) {
    throw bad(`--cert ${cert} and --key ${key} are no certificate and its key: ${(error as Error).message}`)
  }
}

function tlsToOf(options: Options): ClientTls | undefined {
  const { ca, insecure, servername } = options
  if (options['tls-to'] === undefined) {
    if (ca !== undefined || insecure || servername !== undefined)
      throw bad('--ca, --insecure and --servername belong to --tls-to')
    return undefined
  }
  return clientTls({
    ...(ca === undefined ? {} : { ca: fileOf('--ca', ca) }),
    ...(servername === undefined ? {} : { servername }),
    rejectUnauthorized: !insecure,
  })
}

async function sinkOf(options: Options, mode: Mode): Promise<FileSink | undefined> {
  const { out, rotate, fsync } = options
  const size = rotate === undefined ? undefined : bytesOf('record', '--rotate', rotate)
  if (mode === 'none') return undefined
  if (out === undefined) throw bad('-o FILE is missing: the file for the rows (.jsonl or .jsonl.gz)')
  if (!/\.jsonl(\.gz)?$/.test(out)) throw bad(`-o takes a file that ends in .jsonl or .jsonl.gz, not '${out}'`)
  return openSink(out, { mode, fsync, rotate: size })
}

/** What both proxies tell. */
type Recording = Pick<Recorder, 'port' | 'connections' | 'unreached' | 'bytes' | 'now' | 'whole' | 'stop'>

interface Way {
  listen: Address
  /** What is behind, in words. */
  to: string
  start(options: Partial<JournalOptions> & { talk: (line: string) => void }): Promise<Recording>
}

/** Which proxy it is, with its options checked. */
function wayOf(options: Options, terminal: Terminal): Way {
  if (options.forward !== undefined) return forwardOf(options, options.forward)
  if (options['open-proxy']) throw bad('--open-proxy belongs to --forward')
  one(options.listen, options['tls-listen'], ['--listen', '--tls-listen'])
  one(options.to, options['tls-to'], ['--to', '--tls-to'])
  const listen = addressOf('record', '--listen', (options.listen ?? options['tls-listen']) as string, '127.0.0.1')
  const to = addressOf('record', '--to', (options.to ?? options['tls-to']) as string)
  const tlsListen = tlsListenOf(options, terminal)
  const tlsTo = tlsToOf(options)
  return { listen, to: addressText(to), start: more => Recorder.start({ listen, to, tlsListen, tlsTo, ...more }) }
}

/** Where only programs of this machine reach. */
const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host)

function forwardOf(options: Options, text: string): Way {
  const others = ['listen', 'to', 'tls-listen', 'tls-to', 'cert', 'key', 'ca', 'servername', 'insecure'] as const
  const other = others.find(name => options[name] !== undefined)
  if (other !== undefined) throw bad(`--forward takes its servers from its clients: --${other} does not belong to it`)
  const listen = addressOf('record', '--forward', text, '127.0.0.1')
  if (!isLoopback(listen.host) && !options['open-proxy'])
    throw bad(
      `--forward ${text} would be an open proxy: whoever reaches it can ask any server through this machine, and is recorded; listen on 127.0.0.1, or say --open-proxy`,
    )
  const { ForwardProxy } =
    require('../traffic/forward/forward-proxy') as typeof import('../traffic/forward/forward-proxy')
  return { listen, to: 'its server', start: more => ForwardProxy.start({ listen, ...more }) }
}

/** Runs until a signal comes or the rows cannot be written. */
export async function recordTraffic({ options, terminal }: RecordCall): Promise<number> {
  const way = wayOf(options, terminal)
  const { listen } = way
  const secrets = secretsOf('record', options.redact, options['keep-secrets'] ? new Set() : secretFields)
  const rules = rulesOfOptions('record', options)
  const mode = modeOf(options, terminal)
  const sink = await sinkOf(options, mode)
  let failure: ErasError | undefined
  let end: () => void = () => {}
  const ended = new Promise<void>(resolve => {
    end = resolve
  })
  const failed = (error: Error) => {
    failure ??= error as ErasError
    end()
  }
  const talk = (line: string) => terminal.talk(`http-eras: ${line}`)
  const written = options.verbose
    ? (row: Pick<Traffic, 'id' | 'part'>) => terminal.talk(`recorded ${nameOf(row)}`)
    : undefined
  const started = way.start({ sink, secrets, rules, talk, written, failed })
  const recorder = await started.catch(async (error: NodeJS.ErrnoException) => {
    await sink?.abandon()
    throw bad(`${addressText(listen)} cannot be listened on: ${error.message}`)
  })
  const began = Date.now()
  let signals = 0
  const onSignal = () => {
    if (++signals > 1) process.exit(1)
    end()
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  terminal.answer(`listening on ${addressText({ host: listen.host, port: recorder.port })}`)
  const stopProgress = progress(recorder, terminal)
  await ended
  stopProgress()
  const open = recorder.now
  await recorder.stop()
  process.off('SIGINT', onSignal)
  process.off('SIGTERM', onSignal)
  const { connections, unreached, bytes } = recorder
  const summary = {
    connections,
    open,
    unreached,
    bytes: { ...bytes },
    mode,
    ...(rules ? { maskedWhole: recorder.whole.data } : {}),
    files: sink?.files ?? [],
    ms: Date.now() - began,
  }
  terminal.answer(options.json ? JSON.stringify(summary) : summaryText(summary))
  return judged(recorder, failure, way.to, terminal)
}

/** Says what went wrong or was kept out, and gives the exit code. */
function judged(
  { connections, unreached, whole }: Recording,
  failure: ErasError | undefined,
  to: string,
  { talk }: Terminal,
) {
  if (whole.text !== undefined) talk(`http-eras: ${whole.text}`)
  if (failure !== undefined) talk(failure.message)
  const nothing = connections > 0 && unreached === connections
  if (nothing) talk(`http-eras: record: no connection reached ${to}`)
  return failure === undefined && !nothing ? 0 : 1
}

const nameOf = ({ id, part }: Pick<Traffic, 'id' | 'part'>): string => (part === undefined ? id : `${id} part ${part}`)

interface Summary {
  connections: number
  open: number
  unreached: number
  bytes: { client: number; server: number }
  mode: Mode
  files: readonly string[]
}

function summaryText({ connections, open, unreached, bytes, mode, files }: Summary): string {
  const parts = [
    counted(connections, 'connection'),
    ...(open > 0 ? [`${open} of them still open at the end`] : []),
    ...(unreached > 0 ? [`${unreached} of them did not reach the server`] : []),
    `${sizeText(bytes.client)} from clients`,
    `${sizeText(bytes.server)} from the server`,
  ]
  return `${parts.join(', ')}; ${mode === 'none' ? 'nothing was recorded' : `recorded in ${files.join(', ')}`}`
}

/** A line that tells how it goes, where somebody watches. */
function progress(recorder: Recording, terminal: Terminal): () => void {
  if (!terminal.watched) return () => {}
  const show = () => {
    const { connections, now, bytes } = recorder
    process.stderr.write(`\r\x1b[K${connections} connections, ${now} open, ${sizeText(bytes.client + bytes.server)}`)
  }
  const timer = setInterval(show, 1000)
  return () => {
    clearInterval(timer)
    process.stderr.write('\r\x1b[K')
  }
}

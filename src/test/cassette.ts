/**
 * A recorded server for a test: it answers with what a file has, or, once, lets a live server answer and records that. The file
 * is there whole or not at all, and secrets in it are masked as `http-eras record` masks them.
 */

import { existsSync } from 'node:fs'
import { erasError } from '../errors'
import { targetOf } from '../replay/play/target'
import { type PlayedServer, playServer, type ServeOptions } from '../replay/serve/play-server'
import { inCi } from '../shared/ci'
import { makeFolderOf } from '../shared/write-whole'
import { Recorder } from '../traffic/record/recorder'
import { secretFields, secretsOf } from '../traffic/record/secrets'
import { clientTls } from '../traffic/record/tls'
import { type Rules, rulesOf } from '../traffic/redact/rules'
import { rowsOutput } from '../traffic/rows/output'

/** Where a cassette is played, when it is recorded, and what is asked of its requests. */
export interface CassetteOptions extends Omit<ServeOptions, 'missed' | 'onMiss'> {
  /** The live server that is recorded: `http://HOST:PORT` or `https://HOST:PORT`. Bytes pass as they are, Host too. */
  to?: string
  /**
   * `once`: recorded if the file is missing, else played. `all`: recorded anew. `none`: played. Left out, it is `once` where
   * there is `to`, but `none` where `CI` is set.
   */
  record?: 'once' | 'all' | 'none'
  /** Names of further header fields whose values are masked. */
  redact?: readonly string[]
  /** Parameters whose values are masked in targets, and in URLs in header fields. */
  redactQuery?: readonly string[]
  /** Paths of values that are masked in JSON bodies, such as `user.password` or `**.token`. */
  redactJson?: readonly string[]
  /** Fields whose values are masked in forms, multipart ones too. */
  redactForm?: readonly string[]
  /** Masks only the fields of `redact`, and not authorization, cookie, set-cookie and proxy-authorization. */
  keepSecrets?: boolean
  /** Of `to` with https: certificates of authorities, PEM. */
  ca?: Buffer | string
  /** Of `to` with https: accepts any certificate. */
  insecure?: boolean
  /** `close` fails for requests that were not recorded, and if there were none at all: true. */
  strict?: boolean
  /** `close` fails for recorded answers that were not asked for, too: false. */
  all?: boolean
}

/** A server that plays a cassette, or records it. */
export interface Cassette {
  /** The file. */
  readonly file: string
  /** What it does. */
  readonly mode: 'play' | 'record'
  /** The port that it listens on. */
  readonly port: number
  /** Its URL, without a path. */
  readonly url: string
  /** How many requests were answered with what was recorded; while it is recorded, how many connections were made. */
  readonly answered: number
  /** Requests that nothing recorded answers, in words, each with the closest that was recorded. */
  readonly unmatched: readonly string[]
  /** Recorded exchanges that nobody asked for, as `GET /path (FILE:LINE)`. */
  readonly unused: readonly string[]
  /**
   * Ends the server; a recording is in its file then.
   * @throws ErasError ERAS_CASSETTE for what was not recorded (unless `strict` is false), and for a recording of nothing
   */
  close(): Promise<void>
}

const bad = (file: string, message: string) => erasError('ERAS_CASSETTE', file, message)

type Mode = NonNullable<CassetteOptions['record']>
const modes: readonly Mode[] = ['once', 'all', 'none']

/** Entries of a list in an error. */
const shown = 10
const listed = (all: readonly string[]): string =>
  [
    ...all.slice(0, shown).map(one => `\n  ${one}`),
    ...(all.length > shown ? [`\n  … and ${all.length - shown} more`] : []),
  ].join('')

function flawsOf(server: PlayedServer, { strict = true, all = false }: CassetteOptions): string[] {
  const { unmatched, misses, unused, answered } = server
  return [
    ...(strict && misses > 0
      ? [`${misses} ${misses === 1 ? 'request was' : 'requests were'} not recorded:${listed(unmatched)}`]
      : []),
    ...(strict && misses === 0 && answered === 0 ? ['nobody asked for anything, so nothing was tested'] : []),
    ...(all && unused.length > 0 ? [`${unused.length} recorded answers were not asked for:${listed(unused)}`] : []),
  ]
}

async function play(file: string, options: CassetteOptions): Promise<Cassette> {
  const { speed = 'max', ...rest } = options
  const server = await playServer(file, { closest: true, ...rest, speed })
  if (server.recorded === 0) {
    await server.close()
    throw bad(file, 'there is no recorded exchange with an answer in it, so nothing can be played')
  }
  let closed: Promise<void> | undefined
  const close = async () => {
    const flaws = flawsOf(server, options)
    await server.close()
    if (flaws.length > 0) throw bad(file, flaws.join('\n'))
  }
  return {
    file,
    mode: 'play',
    port: server.port,
    url: server.url,
    get answered() {
      return server.answered
    },
    get unmatched() {
      return server.unmatched
    },
    get unused() {
      return server.unused
    },
    close: () => (closed ??= close()),
  }
}

function rulesFor(file: string, { redactQuery, redactJson, redactForm }: CassetteOptions): Rules | undefined {
  try {
    return rulesOf({ query: redactQuery, json: redactJson, form: redactForm })
  } catch (error) {
    throw bad(file, `redactJson takes paths: ${(error as Error).message}`)
  }
}

async function record(file: string, options: CassetteOptions): Promise<Cassette> {
  const { to, redact, keepSecrets, ca, insecure, host = '127.0.0.1', port = 0 } = options
  if (to === undefined)
    throw bad(file, 'it is to be recorded, and there is no server for that: give to, such as https://api.example')
  if (!/\.jsonl(\.gz)?$/.test(file)) throw bad(file, 'a cassette that is recorded ends in .jsonl or .jsonl.gz')
  if (options.tls) throw bad(file, 'it is recorded from clients without TLS: leave out tls')
  const target = targetOf(to, 'to')
  const rules = rulesFor(file, options)
  makeFolderOf(file)
  const sink = await rowsOutput(file)
  const failures: string[] = []
  const recorder = await Recorder.start({
    listen: { host, port },
    to: { host: target.host, port: target.port },
    tlsTo: target.tls ? clientTls({ ...(ca && { ca }), rejectUnauthorized: !insecure }) : undefined,
    // Closed here: what was recorded only counts as a whole.
    sink: {
      get backlog() {
        return sink.backlog
      },
      write: row => sink.write(row),
      close: async () => {},
    },
    rules,
    secrets: secretsOf('cassette', redact, keepSecrets ? new Set() : secretFields),
    talk: message => void failures.push(message),
    failed: error => void failures.push(error.message),
  }).catch(async error => {
    await sink.abandon()
    throw erasError('ERAS_CANNOT_LISTEN', `${host}:${port}`, (error as Error).message)
  })
  const { port: own } = recorder
  let closed: Promise<void> | undefined
  const close = async () => {
    await recorder.stop()
    const { connections, unreached } = recorder
    const why =
      failures.length > 0 ? failures.join('; ') : connections === unreached ? 'nobody asked for anything' : undefined
    if (why !== undefined) {
      await sink.abandon()
      throw bad(file, `nothing was recorded, and the file is as it was: ${why}`)
    }
    await sink.close()
  }
  return {
    file,
    mode: 'record',
    port: own,
    url: `http://${host.includes(':') ? `[${host}]` : host}:${own}`,
    get answered() {
      return recorder.connections
    },
    unmatched: [],
    unused: [],
    close: () => (closed ??= close()),
  }
}

/**
 * Starts a server that plays a recording, or records it from a live server.
 * @param file recorded traffic: all formats that `http-eras transcript` reads; one that is recorded is `.jsonl` or `.jsonl.gz`
 * @param options the live server, when it is recorded, and what counts as a request that was recorded
 * @returns the server, once it listens; close it at the end of the test
 * @throws ErasError ERAS_CASSETTE for a file that is missing and may not be recorded, and as `playServer` does
 */
export async function cassette(file: string, options: CassetteOptions = {}): Promise<Cassette> {
  const mode = options.record ?? (options.to === undefined || inCi() ? 'none' : 'once')
  if (!modes.includes(mode)) throw bad(file, `record is ${modes.join(', ')}, not '${mode}'`)
  const there = existsSync(file)
  if (mode === 'all' || (mode === 'once' && !there)) return record(file, options)
  if (there) return play(file, options)
  const cure =
    options.record === undefined && options.to !== undefined
      ? "CI is set, so it is not recorded: commit the file, or give record: 'once'"
      : "give to and record: 'once' to record it"
  throw bad(file, `there is no such file: ${cure}`)
}

/** The options of http-eras replay, and their values checked. */

import { readFileSync } from 'node:fs'
import { erasError } from '../errors'
import { type ComparedPart, parts } from '../replay/compare/verdict'
import { listed } from '../shared/listed'
import type { Option } from './command'
import { reporterOption } from './reporters'
import { countOf } from './values'
import { withOption } from './with'

const option = <const O extends Record<string, Option>>(options: O): O => options

export const replayOptions = option({
  to: { type: 'string', value: 'URL', what: 'the server to play against: http://HOST:PORT or https://HOST:PORT' },
  handler: { type: 'string', value: 'SCRIPT', what: 'a program to play against, run by --as; it is given PORT=0' },
  as: {
    type: 'string',
    value: 'SPEC',
    what: 'the version of --handler; of a recording of many, the release that counts',
  },
  with: { ...withOption, what: `of --handler: ${withOption.what}` },
  faithful: { type: 'boolean', what: 'all fixes of --handler off' },
  serve: { type: 'string', value: '[HOST:]PORT', what: 'answer clients with what was recorded, until a signal' },
  engine: { type: 'string', value: 'NAME', what: 'bytes: raw, as recorded (default); undici: by meaning, for load' },
  compare: {
    type: 'string',
    multiple: true,
    value: 'WHAT',
    what: `${parts.join(', ')}, or several of the last three (default: bytes; undici: headers and body)`,
  },
  explain: { type: 'boolean', what: 'says on stderr what the environment, package.json and the options say' },
  ignore: {
    type: 'string',
    multiple: true,
    value: 'PART',
    what: 'what is not compared, or --serve: not matched: header:NAME, query:NAME, query, json:PATH, form:NAME, body, host; NAME: a field',
  },
  match: {
    type: 'string',
    multiple: true,
    value: 'PART',
    what: '--serve: what must be as recorded, in the same words; of queries, JSON and forms then nothing else',
  },
  closest: {
    type: 'boolean',
    what: '--serve: tell clients, too, which recorded request was closest, and what differs',
  },
  'learn-noise': { type: 'boolean', what: 'play each connection twice; what differs between the plays does not count' },
  speed: {
    type: 'string',
    value: 'N',
    what: '1: as recorded, 10: ten times as fast, max: without waiting (default; --serve: 1)',
  },
  concurrency: { type: 'string', value: 'N', what: 'connections at once, at most (64; at a pace 1000)' },
  rate: { type: 'string', value: 'N/s', what: 'requests a second, at most' },
  pipelining: { type: 'string', value: 'N', what: 'of undici: requests at once on a connection (1)' },
  timeout: { type: 'string', value: 'MS', what: 'silence after which an answer counts as missing (30000)' },
  shard: { type: 'string', value: 'N/OF', what: 'only a share of the connections, such as 3/8' },
  host: {
    type: 'string',
    multiple: true,
    value: 'NAME',
    what: 'only what was asked of this host, such as api.example or api.example:8080',
  },
  'rewrite-host': { type: 'boolean', what: 'Host names the target, not what was recorded' },
  set: {
    type: 'string',
    multiple: true,
    value: 'NAME=VALUE',
    what: 'the value of a field of the requests, where they have it',
  },
  ca: { type: 'string', value: 'FILE', what: 'certificates of authorities (PEM) for https' },
  insecure: { type: 'boolean', what: 'any certificate will do' },
  'match-header': {
    type: 'string',
    multiple: true,
    value: 'NAME',
    what: '--serve: a header field must be as recorded',
  },
  'ignore-body': { type: 'boolean', what: '--serve: the body of a request need not be as recorded' },
  repeat: {
    type: 'string',
    value: 'HOW',
    what: '--serve: last (default): the last of equal answers repeats; none: it does not',
  },
  'on-miss': {
    type: 'string',
    value: 'HOW',
    what: '--serve: fail (default): 502; or a URL that answers what was not recorded',
  },
  tls: { type: 'boolean', what: '--serve: with TLS, by --cert and --key' },
  cert: { type: 'string', value: 'FILE', what: '--serve: the certificate (PEM)' },
  key: { type: 'string', value: 'FILE', what: '--serve: its key (PEM)' },
  'max-row': { type: 'string', value: 'BYTES', what: 'how long a row may be (33554432)' },
  show: { type: 'string', value: 'N', what: 'differences to show (10)' },
  curl: {
    type: 'boolean',
    what: 'with each difference, the request as a command for curl (--json and --html always have it)',
  },
  json: { type: 'boolean', what: 'the result as JSON' },
  reporter: reporterOption,
  html: { type: 'string', value: 'FILE', what: 'the result as a page, too' },
})

/** The words of a list; undefined without one. */
export const wordsOf = (given: readonly string[] | undefined): string[] | undefined => given && listed(given)

const bad = (message: string) => erasError('ERAS_BAD_OPTION', 'replay', message)

/** A whole number, or undefined without one. @throws ErasError unless it is one, from `least` on */
export const wholeOf = (name: keyof typeof replayOptions, text: string | undefined, least?: number) =>
  countOf('replay', `--${name}`, text, least)

/** A number above 0, with or without a fraction. */
function amountOf(text: string): number | undefined {
  const value = Number(text)
  return Number.isFinite(value) && value > 0 ? value : undefined
}

export function speedOf(text: string | undefined): number | 'max' | undefined {
  if (text === undefined || text === 'max') return text
  const speed = amountOf(text)
  if (speed === undefined) throw bad(`--speed takes a number above 0, or max, not '${text}'`)
  return speed
}

export function rateOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const number = text.replace(/\/s$/, '')
  const rate = amountOf(number)
  if (rate === undefined) throw bad(`--rate takes a number above 0, not '${number}'`)
  return rate
}

export function oneOf<W extends string>(name: string, text: string | undefined, words: readonly W[]): W | undefined {
  if (text === undefined || words.includes(text as W)) return text as W | undefined
  throw bad(`--${name} takes ${words.join(' or ')}, not '${text}'`)
}

/** What is to be compared. `bytes` has all the others in it. */
export function comparedOf(
  given: readonly string[] | undefined,
  engine: string | undefined,
): ComparedPart[] | undefined {
  const words = given?.flatMap(text => text.split(','))
  const odd = words?.find(word => !parts.includes(word as ComparedPart))
  if (odd !== undefined) throw bad(`--compare takes ${parts.join(', ')}, not '${odd}'`)
  if (words?.includes('bytes') && words.length > 1) throw bad('--compare bytes has all the others in it: give it alone')
  if (words?.includes('bytes') && engine === 'undici') {
    throw bad('--engine undici shows no bytes: compare status, headers or body')
  }
  return words as ComparedPart[] | undefined
}

/** Hosts that are chosen. @throws ErasError for what names none */
export function hostsOf(given: readonly string[] | undefined): string[] | undefined {
  const hosts = given?.flatMap(text => text.split(','))
  const odd = hosts?.find(host => !/^(?:\[[\da-f:.]+\]|[^\s/:@[\]]+)(?::\d+)?$/i.test(host))
  if (odd !== undefined) throw bad(`--host takes HOST or HOST:PORT, as a request names it, not '${odd}'`)
  return hosts
}

/** `NAME=VALUE` pairs. */
export function fieldsOf(given: readonly string[] | undefined): Record<string, string> {
  return Object.fromEntries(
    (given ?? []).map(text => {
      const [, name, value] = /^([^=\s]+)=([^\r\n]*)$/.exec(text) ?? []
      if (!name) throw bad(`--set takes NAME=VALUE, not '${text}'`)
      return [name, value]
    }),
  )
}

/** @throws ErasError if the file cannot be read */
export function pem(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw erasError('ERAS_CANNOT_READ', file, (error as Error).message)
  }
}

/** The release whose variant counts. @throws ErasError for an unknown version */
export function runtimeOf(spec: string | undefined): string | undefined {
  if (spec === undefined) return undefined
  const { resolve } = require('../profile/resolve') as typeof import('../profile/resolve')
  return resolve(spec).release
}

/** Results of shares joined into the result of the whole. */

import { readFileSync } from 'node:fs'
import { erasError } from '../../errors'
import { Histogram } from './histogram'
import { latencyOf, type ReplayResult, rate } from './result'

const sum = (numbers: number[]): number => numbers.reduce((a, b) => a + b, 0)
/** Counts by name, added up. */
function added(counts: readonly Record<string, number>[]): Record<string, number> {
  const all: Record<string, number> = {}
  for (const [name, times] of counts.flatMap(one => Object.entries(one))) all[name] = (all[name] ?? 0) + times
  return all
}

const distinct = (words: string[]): string => [...new Set(words)].join(', ')

/**
 * Joins results. Counts and times are added; the time is that of the longest, because shares run beside each other.
 * @param show how many differences to keep
 */
export function mergeResults(results: readonly ReplayResult[], show = Infinity): ReplayResult {
  const latency = new Histogram()
  for (const result of results) latency.add(result.latency)
  const total = (pick: (result: ReplayResult) => number): number => sum(results.map(pick))
  const stopped = results.flatMap(result => result.stopped ?? [])
  const died = results.find(result => result.died !== undefined)?.died
  const hint = results.find(result => result.hint !== undefined)?.hint
  const hosts = added(results.map(result => result.hosts ?? {}))
  const seconds = Math.max(...results.map(result => result.seconds))
  const requests = total(result => result.requests)
  const shards = results.flatMap(result => result.shards ?? [])
  return {
    format: 'replay-result/1',
    target: distinct(results.map(result => result.target)),
    engine: distinct(results.map(result => result.engine)),
    compare: [...new Set(results.flatMap(result => result.compare))],
    ...(shards.length > 0 ? { shards } : {}),
    at: results.map(result => result.at).sort()[0],
    seconds,
    connections: total(result => result.connections),
    requests,
    same: total(result => result.same),
    different: total(result => result.different),
    errors: total(result => result.errors),
    notCompared: total(result => result.notCompared),
    notPlayed: total(result => result.notPlayed),
    failures: added(results.map(result => result.failures)),
    reasons: added(results.map(result => result.reasons)),
    bytes: { sent: total(result => result.bytes.sent), received: total(result => result.bytes.received) },
    perSecond: rate(requests, seconds),
    latency: latencyOf(latency),
    differences: results.flatMap(result => result.differences).slice(0, show),
    ...(stopped.length > 0 ? { stopped: distinct(stopped) } : {}),
    ...(died ? { died } : {}),
    ...(hint ? { hint } : {}),
    ...(Object.keys(hosts).length > 0 ? { hosts } : {}),
  }
}

/**
 * What is wrong with the shares of results that are to be the whole: shares that lack, that are there twice, or that are
 * of another number of shares; undefined for nothing.
 */
export function flawInShares(results: readonly ReplayResult[]): string | undefined {
  const shards = results.flatMap(result => result.shards ?? [])
  if (shards.length === 0) return undefined
  const [of, ...others] = new Set(shards.map(shard => shard.split('/')[1]))
  if (others.length > 0) return `the results are shares of ${[of, ...others].join(' and of ')}: they are no whole`
  const twice = shards.find((shard, at) => shards.indexOf(shard) < at)
  if (twice) return `share ${twice} is there twice`
  if (results.some(result => !result.shards)) return 'some results are shares, and others a whole'
  const missing = Array.from({ length: Number(of) }, (_, at) => `${at + 1}/${of}`).filter(one => !shards.includes(one))
  return missing.length > 0 ? `share ${missing.join(', ')} is missing` : undefined
}

const counts = [
  'seconds',
  'connections',
  'requests',
  'same',
  'different',
  'errors',
  'notCompared',
  'notPlayed',
  'perSecond',
] as const

/** @throws ErasError if the file holds no result */
export function readResult(file: string): ReplayResult {
  let value: Partial<ReplayResult> | null
  try {
    value = JSON.parse(readFileSync(file, 'utf8')) as typeof value
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw erasError('ERAS_CANNOT_READ', file, code === 'ENOENT' ? 'there is no such file' : message)
  }
  const wrong = (message: string) =>
    erasError('ERAS_CANNOT_READ', file, `${message} (expected: what 'http-eras replay --json' prints)`)
  if (value?.format !== 'replay-result/1')
    throw wrong(`its format is ${JSON.stringify(value?.format)}, not "replay-result/1"`)
  const bad = counts.find(name => typeof value[name] !== 'number')
  if (bad) throw wrong(`${bad} is ${JSON.stringify(value[bad])}, not a number`)
  const { latency, bytes, failures, reasons, differences, compare } = value
  const lacks = Object.entries({ latency: latency?.buckets, bytes, failures, reasons, differences, compare }).find(
    ([, has]) => !has,
  )
  if (lacks) throw wrong(`${lacks[0]} is missing`)
  return value as ReplayResult
}

/** Results of shares joined into the result of the whole. */

import { readFileSync } from 'node:fs'
import { erasError } from '../errors'
import { Histogram } from './histogram'
import { latencyOf, type ReplayResult, rate } from './result'

const sum = (numbers: number[]): number => numbers.reduce((a, b) => a + b, 0)
const distinct = (words: string[]): string => [...new Set(words)].join(', ')

/**
 * Joins results. Counts and times are added; the time is that of the longest, because shares run beside each other.
 * @param show how many differences to keep
 */
export function mergeResults(results: readonly ReplayResult[], show = Infinity): ReplayResult {
  const latency = new Histogram()
  for (const result of results) latency.add(result.latency)
  const total = (pick: (result: ReplayResult) => number): number => sum(results.map(pick))
  const failures: Record<string, number> = {}
  for (const result of results) {
    for (const [cause, times] of Object.entries(result.failures)) failures[cause] = (failures[cause] ?? 0) + times
  }
  const stopped = results.flatMap(result => result.stopped ?? [])
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
    skipped: total(result => result.skipped),
    failures,
    bytes: { sent: total(result => result.bytes.sent), received: total(result => result.bytes.received) },
    perSecond: rate(requests, seconds),
    latency: latencyOf(latency),
    differences: results.flatMap(result => result.differences).slice(0, show),
    ...(stopped.length > 0 ? { stopped: distinct(stopped) } : {}),
  }
}

const counts = ['seconds', 'connections', 'requests', 'same', 'different', 'errors', 'skipped', 'perSecond'] as const

/** @throws ErasError if the file holds no result */
export function readResult(file: string): ReplayResult {
  let value: Partial<ReplayResult> | null
  try {
    value = JSON.parse(readFileSync(file, 'utf8')) as typeof value
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw erasError('ERAS_CANNOT_READ', file, code === 'ENOENT' ? 'there is no such file' : message)
  }
  const wrong = (said: string) =>
    erasError('ERAS_CANNOT_READ', file, `${said} (expected: what 'http-eras replay --json' prints)`)
  if (value?.format !== 'replay-result/1')
    throw wrong(`its format is ${JSON.stringify(value?.format)}, not "replay-result/1"`)
  const bad = counts.find(name => typeof value[name] !== 'number')
  if (bad) throw wrong(`${bad} is ${JSON.stringify(value[bad])}, not a number`)
  const { latency, bytes, failures, differences, compare } = value
  const lacks = Object.entries({ latency: latency?.buckets, bytes, failures, differences, compare }).find(
    ([, has]) => !has,
  )
  if (lacks) throw wrong(`${lacks[0]} is missing`)
  return value as ReplayResult
}

/**
 * Packs recordings for the page: each line once, the whole deflated; the page unpacks it when it is first needed.
 * Names are written as the page has them.
 */

import { deflateRawSync } from 'node:zlib'
import { visible } from '../../shared/markup'
import type { ReportRecording } from './input'
import type { PackedScenario, Payload } from './page/payload'

/** @returns base64 of deflated JSON of a `Payload` */
export function packEvidence(recordings: readonly ReportRecording[]): string {
  const places = new Map<string, number>()
  const place = (text: string): number => {
    const known = places.get(text)
    if (known !== undefined) return known
    places.set(text, places.size)
    return places.size - 1
  }
  const scenarios: [string, PackedScenario][] = recordings.map(({ scenario, variants, program }) => [
    visible(scenario),
    {
      program,
      variants: variants.map(({ runtimes, exit, connections, events }) => ({
        runtimes: runtimes.map(visible),
        exit,
        connections: connections.map(({ closed, turns }) => [
          closed,
          turns.map(({ from, bytes }) => [from, bytes.map(place)]),
        ]),
        events: events.map(event => place(JSON.stringify(event))),
      })),
    },
  ])
  const payload: Payload = { scenarios: Object.fromEntries(scenarios), strings: [...places.keys()] }
  return deflateRawSync(JSON.stringify(payload), { level: 9 }).toString('base64')
}

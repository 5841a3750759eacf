/** Unpacks the evidence, once, when it is first asked for. */

import type { Row, Variant } from '../../../transcript/types'
import type { PackedVariant, Payload } from './payload'

export type { Variant }

export interface Scenario {
  readonly variants: readonly Variant[]
  readonly program: string | undefined
}

async function readPayload(): Promise<Payload> {
  const text = document.getElementById('evidence')?.textContent ?? ''
  const bytes = Uint8Array.from(atob(text), c => c.charCodeAt(0))
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  return JSON.parse(await new Response(stream).text()) as Payload
}

let payload: Promise<Payload> | undefined

const unpackVariant = (packed: PackedVariant, strings: readonly string[]): Variant => ({
  runtimes: packed.runtimes,
  exit: packed.exit,
  connections: packed.connections.map(([closed, turns]) => ({
    closed,
    turns: turns.map(([from, lines]) => ({ from, bytes: lines.map(at => strings[at]) })),
  })),
  events: packed.events.map(at => JSON.parse(strings[at]) as Row),
})

/** What was recorded in a scenario; undefined if nothing was. */
export async function scenarioOf(name: string): Promise<Scenario | undefined> {
  payload ??= readPayload()
  const { scenarios, strings } = await payload
  if (!Object.hasOwn(scenarios, name)) return undefined
  const { variants, program } = scenarios[name]
  return { variants: variants.map(variant => unpackVariant(variant, strings)), program }
}

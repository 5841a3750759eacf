/** The evidence as it stands in the page: JSON, deflated, in base64. Types alone, for those who write and who read it. */

/** A connection: how it was closed, and its turns: who speaks, and the lines by their place among the strings. */
type PackedConnection = [closed: string | null, turns: [from: 'client' | 'server', lines: number[]][]]

export interface PackedVariant {
  runtimes: string[]
  exit?: number | string
  connections: PackedConnection[]
  /** Each event as JSON, by its place among the strings. */
  events: number[]
}

export interface PackedScenario {
  variants: PackedVariant[]
  program?: string
}

export interface Payload {
  /** Every line of the wire and every event, once. */
  strings: string[]
  scenarios: Record<string, PackedScenario>
}

/** Single JSON files as rows of traffic: one connection, a run of a scenario, or a recording of many runtimes. */

import { erasError } from '../../errors'
import { wrongIn } from '../../transcript/check'
import { parse } from '../../transcript/format'
import type { Outcome, Recording, Traffic, Transcript } from '../../transcript/types'
import type { OpenFile } from './open'
import { bytesOf } from './source'

/** The connections of a run. Ports and dates in their bytes have been given names, so they are not those of the wire. */
const rowsOfRun = (id: string, { connections, events }: Outcome): Traffic[] =>
  connections.map((connection, k) => ({
    format: 'wire-transcript/1',
    id: `${id}#${k + 1}`,
    connections: [connection],
    events: k === 0 ? events : [],
    rebuilt: 'scenario',
  }))

/** The row in the order of fields in which rows are written. */
function inOrder(row: Traffic): Traffic {
  const { connections, events, redacted, masked, notHttp, failed, rebuilt, ...first } = row
  const all = { ...first, connections, events, redacted, masked, notHttp, failed, rebuilt }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as unknown as Traffic
}

function rowsOf(value: Recording | Transcript | Traffic, file: string): Traffic[] {
  if (value.format === 'recording/1') {
    return value.variants.flatMap(variant => rowsOfRun(`${value.scenario}@${variant.runtimes[0]}`, variant))
  }
  const rows =
    'id' in value
      ? [inOrder(value)]
      : rowsOfRun(value.runtime === undefined ? value.scenario : `${value.scenario}@${value.runtime}`, value)
  const wrong = rows.map(wrongIn).find(message => message !== undefined)
  if (wrong !== undefined) throw erasError('ERAS_NOT_TRAFFIC', file, wrong)
  return rows
}

/**
 * The text of a JSON file.
 * @throws ErasError ERAS_CANNOT_READ
 */
export async function textOf({ bytes, name, packed }: OpenFile): Promise<string> {
  const parts: Buffer[] = []
  try {
    for await (const part of bytesOf(bytes, name, packed)) parts.push(part)
  } catch (error) {
    throw erasError('ERAS_CANNOT_READ', name, (error as Error).message)
  }
  return Buffer.concat(parts)
    .toString()
    .replace(/^\ufeff/, '')
}

/**
 * Reads a JSON file of one connection, run or recording.
 * @throws ErasError ERAS_CANNOT_READ, ERAS_NOT_TRAFFIC
 */
export async function* readJson(file: OpenFile): AsyncGenerator<{ row: Traffic }> {
  const text = await textOf(file)
  let value: ReturnType<typeof parse>
  try {
    value = parse(text, file.name)
  } catch (error) {
    throw erasError('ERAS_NOT_TRAFFIC', file.name, (error as Error).message.replace(`${file.name}: `, ''))
  }
  for (const row of rowsOf(value as Recording | Transcript | Traffic, file.name)) yield { row }
}

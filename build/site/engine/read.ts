/** How all lines read bytes, and why those that follow each other do so otherwise. */

import { explainReading } from '../../../src/parse/causes'
import { readBytes } from '../../../src/parse/read-bytes'
import type { BytesReading } from '../../../src/parse/types'
import { bodyText, startLine, stateText } from '../../../src/parse/words'
import type { Read, ReadRequest, ShownGroup } from '../client/messages'
import { Buffer } from './shims/buffer'

function groupOf({ errors, reading, versions }: BytesReading['groups'][number]): ShownGroup {
  const { left, messages, state } = reading
  return {
    lines: versions,
    messages: messages.slice(0, 20).map(message => ({
      line: startLine(message),
      headers: message.headers.flatMap(([name, value]) =>
        typeof value === 'string' ? [[name, value] as const] : value.map(one => [name, one] as const),
      ),
      body: bodyText(message.body, message.complete),
      told: message.told,
      whole: message.complete,
    })),
    state: stateText(state),
    ...(left && { left: `${left.length} bytes from ${left.from}: ${left.what}` }),
    errors: errors.map(({ answer, at, code, reason, versions: lines, what }) => ({
      lines,
      what,
      at,
      told: [code ?? 'no code', reason, answer === null ? '' : `answered with ${answer}`].filter(Boolean).join(', '),
    })),
  }
}

/** Reads bytes with every line. */
export async function read({ as, bytes, client, ends }: ReadRequest): Promise<Read> {
  const given = Buffer.from(bytes, 'latin1')
  const options = { client, end: ends, ...(as && { as: [as] }) }
  const { groups, versions } = readBytes(given, options)
  const { changes } = await explainReading(given, options)
  return {
    lines: versions,
    groups: groups.map(groupOf),
    changes: changes.map(({ from, to, causes }) => ({
      from,
      to,
      causes: causes.flatMap(({ behaviours }) => behaviours.map(({ path, since }) => ({ path, since }))),
    })),
  }
}

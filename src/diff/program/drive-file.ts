/** What a server is driven with, and what a client is answered with: from a file, or what there is without one. */

import { readFileSync } from 'node:fs'
import { erasError } from '../../errors'
import { parse } from '../../transcript/format'
import { type Connection, variantOf } from '../../transcript/types'
import type { DriveConnection } from './drive'
import { Requests } from './messages'
import { readRequestList } from './request-list'

const text = (lines: readonly string[]): string => lines.join('\r\n')

/** What a server is sent that is driven by nothing else. */
export const defaultDrive: readonly DriveConnection[] = [
  { name: 'GET /', sends: [text(['GET / HTTP/1.1', 'Host: localhost', 'Connection: close', '', ''])] },
  { name: 'HEAD /', sends: [text(['HEAD / HTTP/1.1', 'Host: localhost', 'Connection: close', '', ''])] },
  { name: 'GET / as HTTP/1.0', sends: [text(['GET / HTTP/1.0', '', ''])] },
  {
    name: 'GET /?a=1, GET /missing on one connection',
    sends: ['/?a=1', '/missing'].map(target => text([`GET ${target} HTTP/1.1`, 'Host: localhost', '', ''])),
  },
  {
    name: 'POST / with a length',
    sends: [
      text([
        'POST / HTTP/1.1',
        'Host: localhost',
        'Connection: close',
        'Content-Type: application/x-www-form-urlencoded',
        'Content-Length: 7',
        '',
        'a=1&b=2',
      ]),
    ],
  },
  {
    name: 'POST / in chunks',
    sends: [
      text([
        'POST / HTTP/1.1',
        'Host: localhost',
        'Connection: close',
        'Transfer-Encoding: chunked',
        '',
        '5',
        'hello',
        '0',
        '',
        '',
      ]),
    ],
  },
  { name: 'OPTIONS *', sends: [text(['OPTIONS * HTTP/1.1', 'Host: localhost', 'Connection: close', '', ''])] },
  { name: 'bytes that are no request', sends: ['THIS IS NO REQUEST\r\n\r\n'] },
]

/** The text of a file. @throws ErasError ERAS_CANNOT_READ */
function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw erasError('ERAS_CANNOT_READ', file, code === 'ENOENT' ? 'there is no such file' : message)
  }
}

/** The connections of a recording, a transcript, or rows of traffic; undefined if the file is none of these. */
async function recorded(file: string, release: string): Promise<Connection[] | undefined> {
  if (!/\.jsonl(\.gz)?$/.test(file)) {
    const content = contentOf(file)
    if (!/^\s*\{/.test(content)) return undefined
    if (!/^\s*\{.*\}\s*\n\s*\{/.test(content)) return fromJson(content, file, release)
  }
  const { readTraffic } = require('../../traffic/rows/read') as typeof import('../../traffic/rows/read')
  const { wholeConnections } = require('../../traffic/rows/parts') as typeof import('../../traffic/rows/parts')
  const connections: Connection[] = []
  for await (const { row } of wholeConnections(readTraffic(file))) connections.push(...row.connections)
  return connections
}

function fromJson(content: string, file: string, release: string): Connection[] {
  try {
    JSON.parse(content)
  } catch (error) {
    const { message } = error as Error
    throw erasError('ERAS_BAD_DRIVE', file, lineOf(content, message), `it is not JSON: ${message}`)
  }
  const value = parse(content, file)
  if (value.format === 'wire-transcript/1') return value.connections
  return (variantOf(value, release) ?? value.variants[0]).connections
}

/** The line that an error of JSON speaks of, by the place that it names; the first one else. */
function lineOf(content: string, message: string): number {
  const place = /position (\d+)/.exec(message)
  return place ? content.slice(0, Number(place[1])).split('\n').length : 1
}

function nameOf(sends: readonly string[]): string {
  const names: string[] = []
  const requests = new Requests({
    onWhole: request => void (request && names.push(`${request.head.method} ${request.head.url}`)),
  })
  for (const bytes of sends) requests.add(bytes)
  return names.join(', ') || JSON.stringify(sends.join('').slice(0, 40))
}

/**
 * What a file says a server is to be sent: the client's turns of recorded connections, or a list of requests.
 * @param release of a recording of many releases, the one whose client is played
 * @throws ErasError that names file and line
 */
export async function readDrive(file: string, release: string): Promise<DriveConnection[]> {
  const connections = await recorded(file, release)
  if (!connections) return readRequestList(contentOf(file), file)
  const driven = connections.flatMap(({ turns }) => {
    const sends = turns.filter(({ from }) => from === 'client').map(({ bytes }) => bytes.join(''))
    return sends.length > 0 ? [{ name: nameOf(sends), sends }] : []
  })
  if (driven.length === 0) throw erasError('ERAS_BAD_DRIVE', file, 1, 'no client says anything in it')
  return driven
}

/**
 * The turns of the connections that a file recorded, for a peer that plays the server.
 * @throws ErasError that names file and line
 */
export async function readPeer(file: string, release: string): Promise<Connection[]> {
  const connections = (await recorded(file, release)) ?? []
  if (!connections.some(({ turns }) => turns.some(({ from }) => from === 'server'))) {
    throw erasError(
      'ERAS_BAD_DRIVE',
      file,
      1,
      'no server says anything in it: give a recording, a transcript or traffic',
    )
  }
  return connections
}

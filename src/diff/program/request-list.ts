/**
 * Requests as a person writes them: a request line, header lines, a blank line, a body. The next request begins after a
 * line of `###`, or after a blank line if it looks like a request line. docs/diff.md has all of it.
 */

import { erasError } from '../../errors'
import type { DriveConnection } from './drive'

interface Request {
  readonly line: number
  readonly method: string
  readonly target: string
  readonly version: string
  readonly headers: string[]
  readonly body: string[]
}

const requestLine = /^([A-Z][A-Z-]*)\s+(\S+)(?:\s+HTTP\/(\d\.\d))?\s*$/
/** Without a method and a target that begins so, a line after a blank one belongs to the body. */
const looksLikeOne = /^[A-Z][A-Z-]*\s+(\/|\*|https?:\/\/)\S*(\s+HTTP\/\d\.\d)?\s*$/

const comment = /^(#|\/\/)/

/** Takes a list apart. @throws ErasError ERAS_BAD_DRIVE with the line */
function requestsIn(text: string, file: string): Request[] {
  const requests: Request[] = []
  let now: Request | undefined
  let part: 'head' | 'body' = 'head'
  text.split(/\r?\n/).forEach((line, at) => {
    const bad = (message: string) => erasError('ERAS_BAD_DRIVE', file, at + 1, message)
    if (line.startsWith('###')) {
      now = undefined
      return
    }
    if (!now || (part === 'body' && blank(now.body.at(-1)) && looksLikeOne.test(line))) {
      if (line.trim() === '' || comment.test(line)) return
      const [, method, target, version = '1.1'] = requestLine.exec(line) ?? []
      if (method === undefined) throw bad(`'${line.slice(0, 60)}' is not a request line, such as GET /path`)
      now = { line: at + 1, method, target, version, headers: [], body: [] }
      requests.push(now)
      part = 'head'
    } else if (part === 'body') now.body.push(line)
    else if (line.trim() === '') {
      part = 'body'
      now.body.push('')
    } else if (/^[^\s:]+[ \t]*:/.test(line) || /^[ \t]/.test(line)) now.headers.push(line)
    else throw bad(`'${line.slice(0, 60)}' is no header line, such as Name: value`)
  })
  return requests
}

const blank = (line: string | undefined): boolean => line?.trim() === ''

const hasHeader = (headers: readonly string[], name: string): boolean =>
  headers.some(line => line.split(':')[0].trim().toLowerCase() === name)

/** The body without the blank line before it and those after it. */
const bodyOf = ({ body }: Request): string => body.slice(1).join('\n').replace(/\s+$/, '')

/** The bytes of a request, with what its writer left to us: Host, Content-Length, Connection. */
function bytesOf(request: Request): string {
  const { method, version, headers } = request
  const absolute = /^https?:\/\/([^/]+)(\/.*)?$/.exec(request.target)
  const target = absolute ? (absolute[2] ?? '/') : request.target
  const body = Buffer.from(bodyOf(request)).toString('latin1')
  const added = [
    ...(version === '1.1' && !hasHeader(headers, 'host') ? [`Host: ${absolute?.[1] ?? 'localhost'}`] : []),
    ...(hasHeader(headers, 'connection') ? [] : ['Connection: close']),
    ...(body !== '' && !hasHeader(headers, 'content-length') && !hasHeader(headers, 'transfer-encoding')
      ? [`Content-Length: ${body.length}`]
      : []),
  ]
  return [`${method} ${target} HTTP/${version}`, ...added, ...headers, '', body].join('\r\n')
}

const keeps = ({ headers }: Request): boolean => headers.some(line => /^connection[ \t]*:.*keep-alive/i.test(line))

/**
 * Reads a list of requests. Each is sent on a connection of its own, unless the one before it asks for keep-alive.
 * @param file what to call it in errors
 * @throws ErasError ERAS_BAD_DRIVE that names file and line; also if there is no request
 */
export function readRequestList(text: string, file: string): DriveConnection[] {
  const requests = requestsIn(text.replace(/^\ufeff/, ''), file)
  if (requests.length === 0) throw erasError('ERAS_BAD_DRIVE', file, 1, 'there is no request in it')
  const connections: { name: string; sends: string[] }[] = []
  requests.forEach((request, at) => {
    const name = `${request.method} ${request.target}`
    const open = at > 0 && keeps(requests[at - 1]) ? connections.at(-1) : undefined
    if (open) {
      open.sends.push(bytesOf(request))
      open.name += `, ${name}`
    } else connections.push({ name, sends: [bytesOf(request)] })
  })
  return connections
}

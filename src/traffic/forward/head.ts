/**
 * Heads as a forward proxy reads and rewrites them (RFC 9110, 7.6 and 9.3.6; RFC 9112, 3.2.2 and 3.3). It is strict: what two
 * readers may take for two messages is refused. Fields keep their order, their spelling and their values; those of one hop go.
 */

/** A head whose lines are as they should be. */
interface Lines {
  first: string
  fields: readonly (readonly [name: string, value: string])[]
}

/** An answer of the proxy itself. */
export interface Refusal {
  status: number
  reason: string
  why: string
}

/** What a client asks of the proxy. */
export interface Asked {
  method: string
  /** The origin server. */
  host: string
  port: number
  /** What goes to it in the place of the head; empty for CONNECT. */
  head: string
  /** HTTP/1.1 or later: it understands chunks and interim answers. */
  isNew: boolean
  /** The client's connection may go on after the answer. */
  keeps: boolean
  /** It asks for another protocol. */
  upgrades: boolean
}

/** What a server says, for the client. */
interface Answered {
  status: number
  /** Without its last line, so that fields may be added. */
  lines: string[]
  chunked: boolean
  /** Its body goes on until the connection ends, if it has one. */
  unframed: boolean
  /** The server's connection may go on. */
  keeps: boolean
}

const tokens = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/
/** Of one hop, whatever Connection says (RFC 9110, 7.6.1). */
const ofOneHop = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'proxy-authorization',
  'proxy-authenticate',
  'te',
  'upgrade',
])
/** What Connection cannot take away: it says where the message ends and for whom it is. */
const ofAllHops = new Set(['content-length', 'transfer-encoding', 'host', 'cache-control'])

const refused = (status: number, reason: string, why: string): Refusal => ({ status, reason, why })
const bad = (why: string): Refusal => refused(400, 'Bad Request', why)

/** @param text of a head, with its blank line @returns what is wrong with it, in words */
function linesOf(text: string): Lines | string {
  const rows = text.replace(/^(?:\r\n)+/, '').split('\r\n')
  if (rows.pop() !== '' || rows.pop() !== '') return 'a line does not end with CR LF'
  const [first, ...rest] = rows
  const fields: [string, string][] = []
  for (const row of rest) {
    const colon = row.indexOf(':')
    if (/[\r\n\0]/.test(row)) return 'a line has a CR, a LF or a NUL within it'
    if (colon <= 0 || !tokens.test(row.slice(0, colon))) return 'a line is no header field'
    fields.push([row.slice(0, colon), row.slice(colon + 1).trim()])
  }
  return { first, fields }
}

const valuesOf = ({ fields }: Lines, name: string): string[] =>
  fields.filter(([own]) => own.toLowerCase() === name).map(([, value]) => value)

const wordsOf = (lines: Lines, name: string): string[] =>
  valuesOf(lines, name).flatMap(value =>
    value
      .split(',')
      .map(word => word.trim().toLowerCase())
      .filter(Boolean),
  )

/** @returns what makes the end of a message doubtful */
function framingFault(lines: Lines): string | undefined {
  const lengths = new Set(valuesOf(lines, 'content-length'))
  const codings = wordsOf(lines, 'transfer-encoding')
  if (codings.length > 0 && (codings.length > 1 || codings[0] !== 'chunked'))
    return 'its Transfer-Encoding is not chunked'
  if (codings.length > 0 && lengths.size > 0) return 'it has a Content-Length and a Transfer-Encoding'
  if (lengths.size > 1 || [...lengths].some(length => !/^\d{1,15}$/.test(length)))
    return 'its Content-Length is no length'
  return undefined
}

/** The fields that go on, with our Via at the end of those that are there. */
function forwardedFields(lines: Lines, via: string, keptUpgrade: boolean): [string, string][] {
  const named = new Set(wordsOf(lines, 'connection').filter(name => !ofAllHops.has(name)))
  const kept = lines.fields.filter(([name]) => {
    const lower = name.toLowerCase()
    return !ofOneHop.has(lower) && !named.has(lower) && lower !== 'via'
  })
  const before = valuesOf(lines, 'via')
  const upgrade = keptUpgrade ? valuesOf(lines, 'upgrade').map((value): [string, string] => ['Upgrade', value]) : []
  const connection: [string, string][] = upgrade.length > 0 ? [['Connection', 'Upgrade']] : []
  return [...kept, ...connection, ...upgrade, ['Via', [...before, via].join(', ')]] as [string, string][]
}

const printed = (first: string, fields: readonly (readonly [string, string])[]): string =>
  `${first}\r\n${fields.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`

/** The host and port of an authority; undefined for what is none. */
function addressOf(authority: string, port?: number): { host: string; port: number } | undefined {
  const [, bracketed, plain, digits] = /^(?:\[([\da-f:.]+)\]|([^\s:/?#@[\]\\]+))(?::(\d{1,5}))?$/i.exec(authority) ?? []
  const host = bracketed ?? plain
  const own = digits === undefined ? port : Number(digits)
  return host === undefined || own === undefined || own < 1 || own > 65535 ? undefined : { host, port: own }
}

/** A target without what may be secret in it: who asks, and parameters. */
const shownOf = (target: string): string =>
  target
    .split(/[?#;]/, 1)[0]
    .replace(/^([a-z][a-z0-9+.-]*:\/\/)?[^/]*@/i, '$1')
    .slice(0, 200)

/**
 * What a client asks.
 * @param text of the head, a character a byte, with its blank line
 * @param via how the proxy names itself to others; whoever has been through it comes again in a loop
 */
export function askedOf(text: string, via: string): Asked | Refusal {
  const lines = linesOf(text)
  if (typeof lines === 'string') return bad(lines)
  const [, method, target, minor] =
    /^([!#$%&'*+\-.^_`|~0-9A-Za-z]+) ([^\s\x00-\x20\x7f]+) HTTP\/1\.(\d)$/.exec(lines.first) ?? []
  if (method === undefined) return bad('its first line is not a request of HTTP/1')
  const isNew = minor !== '0'
  if (wordsOf(lines, 'via').some(one => one.split(/\s+/)[1] === via.toLowerCase()))
    return refused(508, 'Loop Detected', 'the request has been through this proxy before')
  const words = [...wordsOf(lines, 'connection'), ...wordsOf(lines, 'proxy-connection')]
  const base = { method, isNew, keeps: isNew && !words.includes('close') }
  if (method === 'CONNECT') {
    const address = addressOf(target)
    if (!address) return bad(`CONNECT takes HOST:PORT, not '${shownOf(target)}'`)
    return { ...base, ...address, head: '', upgrades: false }
  }
  const fault =
    framingFault(lines) ??
    (!isNew && wordsOf(lines, 'transfer-encoding').length > 0 ? 'HTTP/1.0 has no chunks' : undefined)
  if (fault !== undefined) return bad(fault)
  const [, scheme, authority, rest] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)([^#]*)$/i.exec(target) ?? []
  if (scheme === undefined)
    return bad(
      `this is a proxy: it takes http://HOST/PATH or CONNECT, not '${shownOf(target)}' (curl -x http://127.0.0.1:PORT URL)`,
    )
  if (scheme.toLowerCase() !== 'http')
    return refused(501, 'Not Implemented', `${scheme}:// cannot be asked for in the clear: clients use CONNECT for it`)
  const address = addressOf(authority.slice(authority.lastIndexOf('@') + 1), 80)
  if (!address) return bad(`'${shownOf(authority)}' is not a host`)
  const left = valuesOf(lines, 'max-forwards')[0]
  const counts = (method === 'OPTIONS' || method === 'TRACE') && left !== undefined && /^\d{1,9}$/.test(left)
  if (counts && Number(left) === 0)
    return method === 'OPTIONS'
      ? refused(200, 'OK', 'a proxy that records')
      : refused(405, 'Method Not Allowed', 'TRACE ends here')
  const path = rest === '' ? (method === 'OPTIONS' ? '*' : '/') : rest.startsWith('/') ? rest : `/${rest}`
  const upgrades = isNew && words.includes('upgrade') && valuesOf(lines, 'upgrade').length > 0
  const fields = forwardedFields(lines, `1.${minor} ${via}`, upgrades)
    .filter(([name]) => name.toLowerCase() !== 'host')
    .map(([name, value]): [string, string] => [
      name,
      counts && /^max-forwards$/i.test(name) ? String(Number(left) - 1) : value,
    ])
  // RFC 9112, 3.2.2: the target says the host, whatever Host does.
  const host: [string, string] = ['Host', authority.slice(authority.lastIndexOf('@') + 1)]
  return { ...base, ...address, head: printed(`${method} ${path} HTTP/1.1`, [host, ...fields]), upgrades }
}

/** @param text of the head of an answer @returns what is wrong with it, in words */
export function answeredOf(text: string, via: string): Answered | string {
  const lines = linesOf(text)
  if (typeof lines === 'string') return lines
  const [, minor, status, reason] = /^HTTP\/1\.(\d) (\d{3})(?: ([^\r\n\0]*))?$/.exec(lines.first) ?? []
  if (status === undefined) return 'its first line is no answer of HTTP/1'
  const fault = framingFault(lines)
  if (fault !== undefined) return fault
  const isSwitch = status === '101'
  const fields = forwardedFields(lines, `1.${minor} ${via}`, isSwitch)
  const connection = wordsOf(lines, 'connection')
  const chunked = wordsOf(lines, 'transfer-encoding').length > 0
  return {
    status: Number(status),
    lines: [`HTTP/1.1 ${status} ${reason ?? ''}`, ...fields.map(([name, value]) => `${name}: ${value}`)],
    chunked,
    unframed: !chunked && valuesOf(lines, 'content-length').length === 0,
    keeps: minor !== '0' && !connection.includes('close'),
  }
}

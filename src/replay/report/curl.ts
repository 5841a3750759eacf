/**
 * A recorded request as a command for a POSIX shell with curl, which sends it again: the same line, fields and body, and none that
 * curl would add by itself. What curl cannot say in the same way stands beside the command, in words.
 */

import { headEnd, type Message } from '../../traffic/exchanges/messages'
import { asksToContinue } from '../../wire/message-rules'
import type { Plan } from '../play/plan'

/** A command, and what it does otherwise than the recorded client. */
export interface CurlCommand {
  /** To be given to a shell as it is; it may have several lines. */
  command: string
  /** What differs, or has to be put in. */
  notes: string[]
}

/** Bodies of more bytes have no command; of so many, they stand on its line. */
const most = { body: 256 * 1024, line: 8 * 1024, octal: 512 }

/** What curl adds where nothing is said of it. */
const added = ['User-Agent', 'Accept']

const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/
/** A path that curl sends as it stands (with --globoff and --path-as-is). */
const plainTarget = /^\/(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9A-Fa-f]{2})*$/

/** A word as the shell takes it, with nothing in it that has a meaning there. */
export const quoted = (text: string): string =>
  /^[A-Za-z0-9_./:=@%+,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`

/** Bytes as printf of POSIX writes them: the rest in octal. */
const octal = (bytes: Buffer): string =>
  Array.from(bytes, (byte, at) => {
    if (byte === 0x25) return '%%'
    if (byte === 0x5c) return '\\\\'
    // A dash at the beginning would be an option to some.
    const isPlain = byte >= 0x20 && byte < 0x7f && byte !== 0x27 && !(byte === 0x2d && at === 0)
    return isPlain ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, '0')}`
  }).join('')

/** The text of bytes in UTF-8 that can be copied: without controls but line feeds and tabs; undefined for others. */
function copyable(bytes: Buffer): string | undefined {
  const text = bytes.toString()
  return Buffer.from(text).equals(bytes) && !/[^\P{C}\n\t]/u.test(text) ? text : undefined
}

/** A word of any bytes but NUL and line ends. */
function word(latin1: string): string {
  const text = copyable(Buffer.from(latin1, 'latin1'))
  return text === undefined ? `"$(printf '${octal(Buffer.from(latin1, 'latin1'))}')"` : quoted(text)
}

/** What gives curl the body: before it on the line, behind it, and after the line. */
interface Given {
  before: string
  words: string[]
  after: string
}

function bodyGiven(body: Buffer): Given {
  const text = copyable(body)
  if (text !== undefined && body.length <= most.line)
    return { before: '', words: ['--data-raw', quoted(text)], after: '' }
  const words = ['--data-binary', '@-']
  if (body.length <= most.octal) return { before: `printf '${octal(body)}' | `, words, after: '' }
  const lines = body.toString('base64').match(/.{1,76}/g) ?? []
  return { before: "base64 -d <<'EOF' | ", words, after: `\n${lines.join('\n')}\nEOF` }
}

interface Fields {
  words: string[]
  notes: string[]
}

/** The words for the fields, in their order. */
function fieldsOf({ head, body }: Message, hasBody: boolean, rewriteHost: boolean): Fields {
  const { headers } = head
  const words: string[] = []
  const notes: string[] = []
  const names = headers.filter((_, k) => k % 2 === 0)
  const has = (name: string): boolean => names.some(one => one.toLowerCase() === name.toLowerCase())
  for (let k = 0; k < headers.length; k += 2) {
    const [name, value] = [headers[k], headers[k + 1].replace(/[\r\n]+/g, ' ')]
    if (rewriteHost && /^host$/i.test(name)) continue
    if (!token.test(name)) notes.push(`curl cannot say the field ${JSON.stringify(name)}: it is left out`)
    else words.push('-H', value === '' ? quoted(`${name};`) : word(`${name}: ${value}`))
  }
  const unsaid = [...added, 'Host', ...(hasBody ? ['Content-Type'] : [])].filter(name => !has(name))
  // For large bodies curl asks for leave.
  if (hasBody && !asksToContinue(headers)) unsaid.push('Expect')
  for (const name of unsaid) words.push('-H', `${name}:`)
  const host = names.findIndex(name => name.toLowerCase() === 'host')
  if (host > 0) notes.push('curl says Host first')
  if (names.filter(name => name.toLowerCase() === 'host').length > 1) notes.push('curl says one Host only')
  if (has('transfer-encoding') && body.length > 0) notes.push('curl cuts the chunks otherwise')
  return { words, notes }
}

/** The head as it was sent. */
function headOf({ flow, exchanges }: Plan, at: number): string {
  const { start } = exchanges[at].request
  return flow.client.latin1Slice(start, headEnd(flow.client, start))
}

/** The head as curl writes its parts, but for their order. */
function spokenHead({ head }: Message, target: string): string {
  const { headers, method, versionMajor, versionMinor } = head
  const fields = headers.flatMap((name, k) =>
    k % 2 === 0 ? [headers[k + 1] === '' ? `${name}:\r\n` : `${name}: ${headers[k + 1]}\r\n`] : [],
  )
  return `${method} ${target} HTTP/${versionMajor}.${versionMinor}\r\n${fields.join('')}\r\n`
}

interface CurlOptions {
  /** URL of the server that it was played against. */
  target: string
  /** Any certificate does. */
  insecure?: boolean
  /** Host names the target. */
  rewriteHost?: boolean
  /** Fields that had other values in the replay. These may be secrets, so the command has the recorded ones. */
  set?: readonly string[]
}

/**
 * The command for an exchange.
 * @returns undefined for what is not a request, and for bodies of more than 256 KB
 */
export function curlOf(plan: Plan, at: number, { target, ...options }: CurlOptions): CurlCommand | undefined {
  const exchange = plan.exchanges[at]
  const { asked, method, target: recorded, unsent } = exchange
  if (!asked || exchange.kind !== 'http' || !token.test(method)) return undefined
  const body = Buffer.concat([...asked.body])
  if (body.length > most.body) return undefined
  const { headers, versionMajor, versionMinor } = asked.head
  const names = new Set(headers.filter((_, k) => k % 2 === 0).map(name => name.toLowerCase()))
  const hasBody = body.length > 0 || names.has('content-length') || names.has('transfer-encoding')
  const { words, notes } = fieldsOf(asked, hasBody, options.rewriteHost === true)
  const given = hasBody ? bodyGiven(body) : { before: '', words: [], after: '' }
  const isPlain = plainTarget.test(recorded)
  if (headOf(plan, at) !== spokenHead(asked, recorded)) notes.push("blanks and line ends of the head are curl's")
  if (method === 'CONNECT') notes.push('curl sends it as a request: no tunnel follows')
  if (unsent) notes.push('the recorded client did not send its body')
  // The row names what was kept out of all of its requests.
  const { query = [], json = [], form = [] } = plan.masked ?? {}
  const hidden = [
    ...plan.redacted.filter(name => names.has(name)),
    ...([recorded, ...headers].some(text => text.includes('=*')) ? query : []),
    ...(body.includes('*') || body.includes('1') ? [...json, ...form] : []),
  ]
  if (hidden.length > 0) notes.push(`put in what was kept out (***): ${hidden.join(', ')}`)
  const set = (options.set ?? []).filter(name => names.has(name.toLowerCase()))
  if (set.length > 0) notes.push(`the replay had other values (--set), which are not told here: ${set.join(', ')}`)
  const line = [
    'curl',
    ...['-q', '-sS', '-g', '--noproxy', quoted('*')],
    ...(options.insecure ? ['-k'] : []),
    versionMajor === 1 && versionMinor === 0 ? '--http1.0' : '--http1.1',
    ...(method === 'HEAD' ? ['-I'] : ['-i', '-X', quoted(method)]),
    ...(isPlain ? ['--path-as-is'] : ['--request-target', word(recorded)]),
    quoted(isPlain ? target + recorded : `${target}/`),
    ...words,
    ...given.words,
  ]
  return { command: `${given.before}${line.join(' ')}${given.after}`, notes }
}

/**
 * What getName of an agent adds for TLS, by which connections are told apart: the options of a list, each after a colon,
 * as texts or by kind, length and value.
 */

import type { Behaviours } from '../profile/vocabulary'

type Options = Readonly<Record<string, unknown>>
type Write = (value: unknown) => string

/** Options that stand in a name whatever they are, once they are there. */
const TOLD_AS_THEY_ARE: readonly string[] = ['rejectUnauthorized', 'honorCipherOrder', 'secureOptions']
const TYPED_AS_THEY_ARE: readonly string[] = ['allowPartialTrustChain', 'minDHSize', 'requestOCSP']
/** Options whose values are told by their kind, where any are. */
const TYPED: readonly string[] = [
  'ca',
  'cert',
  'crl',
  'secureContext',
  'ALPNProtocols',
  'certificateCompression',
  'pskCallback',
  'session',
  ...TYPED_AS_THEY_ARE,
]

/** Objects and functions have numbers, in the order in which they were named. */
const numbers = new WeakMap<object, number>()
let known = 0

const withLength = (kind: string, text: string): string => `${kind}${text.length}:${text}`

const typedList = (list: readonly unknown[], write: Write): string =>
  `a${list.length}${list
    .map(one => write(one))
    .map(text => `:${text.length}:${text}`)
    .join('')}`

const typed: Write = value => {
  if (value === null) return 'n'
  if (typeof value === 'string' || typeof value === 'symbol') return withLength('s', String(value))
  if (Array.isArray(value)) return typedList(value, typed)
  if (ArrayBuffer.isView(value)) {
    const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength)
    return `v${bytes.length}:${bytes.toString('base64')}`
  }
  if (typeof value !== 'object' && typeof value !== 'function') return withLength((typeof value)[0], String(value))
  let number = numbers.get(value)
  if (number === undefined) numbers.set(value, (number = ++known))
  return `o${number}`
}

/** A key or a pfx with its passphrase, or a colon alone; what stands in a list may have one of its own. */
function secret(value: unknown, passphrase: unknown, content: 'pem' | 'buf'): string {
  const pair = (what: unknown, its: unknown) => `${typed(what)}:${its ? typed(its) : ''}`
  if (!Array.isArray(value)) return pair(value, passphrase)
  return typedList(value, one => {
    const parts = one as Record<string, unknown> | null
    const own = parts?.[content]
    return own ? pair(own, parts!.passphrase || passphrase) : pair(one, passphrase)
  })
}

const pfxApart = (list: readonly unknown[], passphrase: unknown): string =>
  list
    .map(one => {
      const parts = one as { buf?: unknown; passphrase?: unknown } | null
      return parts?.buf ? `:${parts.buf}:${parts.passphrase || passphrase}` : `:${one}:${passphrase}`
    })
    .join('')

/** @returns what gives the addition to the name of a connection with these options */
export function makeNameEnd({ nameParts, nameValues }: Behaviours['https']): (options: Options) => string {
  const types = nameValues === 'typed'
  const plain = (part: string, options: Options): string => {
    const value = options[part]
    if (TOLD_AS_THEY_ARE.includes(part)) return value === undefined ? '' : String(value)
    if (part === 'servername' && value === options.host) return ''
    if (part === 'sigalgs') return value ? JSON.stringify(value) : ''
    return String(value || '')
  }
  const write = (part: string, options: Options): string => {
    const value = options[part]
    if (part === 'pfx' && nameValues === 'pfxApart' && Array.isArray(value)) return pfxApart(value, options.passphrase)
    if (!types) return plain(part, options)
    if (part === 'key') return value ? secret(value, options.passphrase, 'pem') : ''
    if (part === 'pfx') return value ? secret(value, options.passphrase, 'buf') : ''
    if (!TYPED.includes(part)) return plain(part, options)
    return value || (TYPED_AS_THEY_ARE.includes(part) && value !== undefined) ? typed(value) : ''
  }
  return options => nameParts.map(part => `:${write(part, options)}`).join('')
}

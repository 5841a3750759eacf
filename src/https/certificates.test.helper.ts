/** Certificates for tests, made on the spot: Node can sign, but not issue, so the DER of X.509 (RFC 5280) is written here. */

import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { isIPv4 } from 'node:net'

interface Identity {
  readonly name: string
  readonly secret: KeyObject
  /** PEM. */
  readonly cert: string
}

/** One value of ASN.1: its tag, its length, and what is in it. */
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  const head = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([tag, ...head]), content])
}
const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts)
const bytes = (tag: number, hex: string) => der(tag, Buffer.from(hex, 'hex'))
const text = (tag: number, value: string) => der(tag, Buffer.from(value, 'latin1'))

const COMMON_NAME = bytes(6, '550403')
const BASIC_CONSTRAINTS = bytes(6, '551d13')
const ALT_NAMES = bytes(6, '551d11')
const TRUE = bytes(1, 'ff')
/** ecdsa-with-SHA256, and sha256WithRSAEncryption with its empty parameters. */
const ALGORITHMS: Record<string, Buffer> = {
  ec: sequence(bytes(6, '2a8648ce3d040302')),
  rsa: sequence(bytes(6, '2a864886f70d01010b'), bytes(5, '')),
}

const nameOf = (name: string) => sequence(der(0x31, sequence(COMMON_NAME, text(12, name))))
const time = (date: Date) => text(24, date.toISOString().replace(/[-:T]|\.\d+/g, ''))
const altName = (name: string) =>
  isIPv4(name) ? der(0x87, Buffer.from(name.split('.').map(Number))) : text(0x82, name)
const pem = (kind: string, content: Buffer) =>
  `-----BEGIN ${kind}-----\n${content.toString('base64').replace(/.{64}(?=.)/g, '$&\n')}\n-----END ${kind}-----\n`

const DAY = 24 * 60 * 60 * 1000

/**
 * A key and its certificate, valid from yesterday to tomorrow.
 * @param name the common name
 * @param hosts the names and IPv4 addresses that it speaks for; none: it is a certificate authority
 * @param issuer who vouches for it; left out: itself
 * @param kind of key; `rsa` is slow to make
 */
function identity(name: string, hosts: readonly string[], issuer?: Identity, kind: 'ec' | 'rsa' = 'ec'): Identity {
  const { publicKey, privateKey } =
    kind === 'ec'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync('rsa', { modulusLength: 2048 })
  const secret = issuer?.secret ?? privateKey
  const algorithm = ALGORITHMS[secret.asymmetricKeyType as string]
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  const serial = createHash('sha256').update(spki).digest().subarray(0, 8)
  serial[0] = (serial[0] & 0x7f) | 1
  const extensions = hosts.length
    ? [sequence(ALT_NAMES, der(4, sequence(...hosts.map(altName))))]
    : [sequence(BASIC_CONSTRAINTS, TRUE, der(4, sequence(TRUE)))]
  const claim = sequence(
    der(0xa0, bytes(2, '02')),
    der(2, serial),
    algorithm,
    nameOf(issuer?.name ?? name),
    sequence(time(new Date(Date.now() - DAY)), time(new Date(Date.now() + DAY))),
    nameOf(name),
    spki,
    der(0xa3, sequence(...extensions)),
  )
  const signature = der(3, Buffer.from([0]), sign('sha256', claim, secret))
  return {
    name,
    secret: privateKey,
    cert: pem('CERTIFICATE', sequence(claim, algorithm, signature)),
  }
}

/** PEMs of one party. */
interface Party {
  readonly key: string
  readonly cert: string
}

/** Who takes part in the tests: an authority, those for whom it speaks, and one who speaks for itself. */
export function keys(kind: 'ec' | 'rsa' = 'ec'): { ca: string; here: Party; other: Party; client: Party; own: Party } {
  const ca = identity('a root', [], undefined, kind)
  const party = (name: string, hosts: readonly string[], issuer?: Identity): Party => {
    const { secret, cert } = identity(name, hosts, issuer, kind)
    // The oldest read RSA keys in their own form only.
    const type = kind === 'rsa' ? 'pkcs1' : 'pkcs8'
    return { key: secret.export({ type, format: 'pem' }) as string, cert }
  }
  const local = ['localhost', '127.0.0.1']
  return {
    ca: ca.cert,
    here: party('here', local, ca),
    other: party('other', ['other.example'], ca),
    client: party('a client', ['client.example'], ca),
    own: party('localhost', local),
  }
}

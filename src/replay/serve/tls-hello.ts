/** The first bytes of a TLS connection (RFC 8446, 4.1.2; RFC 6066, 3): that they are such, and for which host. */

/** Of a ClientHello: the heads of record and message, the version, and what its client drew by lot. */
const fixed = 5 + 4 + 2 + 32

/** Whether bytes begin as a ClientHello does. */
export const isHello = (bytes: Buffer): boolean =>
  bytes.length > 5 && bytes[0] === 22 && bytes[1] === 3 && bytes[5] === 1

/** So much of a ClientHello no two clients have in common. */
export const ownHello = (bytes: Buffer): Buffer => bytes.subarray(0, fixed)

/** The host that a ClientHello asks for; undefined if it, or what came of it, does not say. */
export function hostOfHello(bytes: Buffer): string | undefined {
  const short = (at: number) => (at + 2 <= bytes.length ? bytes.readUInt16BE(at) : Number.NaN)
  let at = fixed
  at += 1 + bytes[at]
  at += 2 + short(at)
  at += 1 + bytes[at]
  const end = Math.min(bytes.length, at + 2 + short(at))
  at += 2
  while (at + 4 <= end) {
    const [kind, size] = [short(at), short(at + 2)]
    // A list, of which names of hosts are the first kind.
    if (kind === 0 && bytes[at + 6] === 0) {
      const name = bytes.toString('latin1', at + 9, Math.min(at + 9 + short(at + 7), at + 4 + size, end))
      return /^[\w.-]+$/.test(name) ? name : undefined
    }
    at += 4 + size
  }
  return undefined
}

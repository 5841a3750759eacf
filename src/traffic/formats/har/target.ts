/**
 * The target of a request as its URL is written: a HAR keeps the text, and the bytes on the wire were that text. Only what
 * no request line can hold (blanks, control characters, anything beyond ASCII) is percent-encoded, as UTF-8.
 */

/** Scheme, authority without user and password, and the rest up to a fragment (RFC 3986, appendix B). */
const parts = /^(https?|wss?):\/\/(?:[^/?#@]*@)?([^/?#@]*)([^#]*)/is

export interface HarUrl {
  readonly tls: boolean
  /** As it is written: a host, and a port if there is one. */
  readonly authority: string
  /** `HOST:PORT`, as connections name it. */
  readonly server: string
  /** Path and query; empty if there is neither. */
  readonly rest: string
}

/** @returns undefined if it is not a URL of http or https, or of a WebSocket, whose handshake is HTTP (RFC 6455, 1.3) */
export function readUrl(text: string): HarUrl | undefined {
  const [, scheme, authority, rest] = parts.exec(text) ?? []
  if (scheme === undefined || !URL.canParse(text)) return undefined
  const { hostname, port, protocol } = new URL(text)
  const tls = protocol === 'https:' || protocol === 'wss:'
  const server = `${hostname}:${port || (tls ? 443 : 80)}`
  // The host's parser passes over line ends and tabs, which no Host line may have.
  return { tls, authority: /^[\x21-\x7e]+$/.test(authority) ? authority : server, server, rest }
}

/** The target in origin form (RFC 9112, 3.2.1); CONNECT names the authority. */
export function targetOf(method: string, { authority, server, rest }: HarUrl): string {
  if (method === 'CONNECT') return /:\d+$/.test(authority) ? authority : server
  const target = rest.startsWith('/') ? rest : `/${rest}`
  // A lone half of a pair is no character, and has no bytes.
  const wellFormed = Buffer.from(target).toString()
  return wellFormed.replace(/[^\x21-\x7e]/gu, one => encodeURIComponent(one))
}

/** Headers as programs read and give them. */

/** Names that stand once in a message, and so have one text; the others have one too, but for set-cookie. */
type Single =
  | 'accept'
  | 'accept-encoding'
  | 'accept-language'
  | 'authorization'
  | 'cache-control'
  | 'connection'
  | 'content-encoding'
  | 'content-length'
  | 'content-type'
  | 'cookie'
  | 'date'
  | 'etag'
  | 'expect'
  | 'host'
  | 'if-modified-since'
  | 'if-none-match'
  | 'last-modified'
  | 'location'
  | 'origin'
  | 'range'
  | 'referer'
  | 'server'
  | 'transfer-encoding'
  | 'upgrade'
  | 'user-agent'
  | 'vary'

/** Received headers by their names in lower case. */
export interface IncomingHeaders extends Partial<Record<Single, string>> {
  'set-cookie'?: string[]
  [name: string]: string | string[] | undefined
}

export type HeaderValue = string | number | readonly string[]

/** Headers to be sent, by name. */
export type OutgoingHeaders = Readonly<Record<string, HeaderValue | undefined>>

/** Headers to be sent as a list of name and value, in order; names may repeat. */
export type HeaderList = readonly (readonly [name: string, value: HeaderValue])[]

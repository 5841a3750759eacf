/** Content codings (RFC 9110, 8.4.1) taken off a body, and whether what is below is text. */

/** A header field. */
interface CodingField {
  readonly name: string
  readonly value: string
}

type Unpack = (bytes: Buffer) => Buffer

const most = { maxOutputLength: 256 * 1024 * 1024 }

/** By content coding (RFC 9110, 8.4.1). */
const codings: Readonly<Record<string, Unpack>> = {
  gzip: bytes => zlib().gunzipSync(bytes, most),
  'x-gzip': bytes => zlib().gunzipSync(bytes, most),
  br: bytes => zlib().brotliDecompressSync(bytes, most),
  // Some servers send it without its wrapper.
  deflate: bytes => {
    try {
      return zlib().inflateSync(bytes, most)
    } catch {
      return zlib().inflateRawSync(bytes, most)
    }
  },
  identity: bytes => bytes,
}

const zlib = () => require('node:zlib') as typeof import('node:zlib')

/** Whether a media type is one of text, by its name. */
export const isText = (type: string): boolean =>
  /^text\/|[/+](json|xml|javascript|ecmascript|x-www-form-urlencoded|graphql|yaml)\b/i.test(type)

/** All values of a field, as one list. */
export const valuesOf = (headers: readonly CodingField[], name: string): string =>
  headers
    .filter(header => header.name.toLowerCase() === name)
    .map(header => header.value)
    .join(', ')

/** Without its codings; as it is where one is unknown or the body does not keep to it. */
export function decoded(body: Buffer, headers: readonly CodingField[]): Buffer {
  const names = valuesOf(headers, 'content-encoding')
    .toLowerCase()
    .split(/\s*,\s*/)
    .filter(Boolean)
  let bytes = body
  try {
    for (const name of names.reverse()) {
      if (!Object.hasOwn(codings, name)) return body
      bytes = codings[name](bytes)
    }
    return bytes
  } catch {
    return body
  }
}

/** What a message that is used wrongly throws, in the words of each era. */

import { inspect } from 'node:util'
import type { Profile } from '../../profile/profile'
import {
  bareArgumentOf,
  type Coded,
  codedErrorOf,
  type InvalidArgument,
  invalidArgumentOf,
  writtenIn,
} from '../era-error'

export type MessagePart = 'set' | 'header' | 'trailer'

export interface Wording {
  /** What ends a sentence. */
  readonly stop: '.' | ''
  /** Whether setHeader looks at the name before anything else. */
  readonly nameFirst: boolean
  /** A setHeader call without a usable name and value; undefined if there is nothing to say. */
  setHeaderArguments(name: unknown, value: unknown, count: number): Error | undefined
  /** A name is missing, or (later) no string, in a call of getHeader, removeHeader or hasHeader. */
  headerName(method: string, name: unknown, count: number): Error | undefined
  /** Headers are set, appended, removed, rendered or written too late. */
  sent(verb: 'set' | 'append' | 'remove' | 'render' | 'write'): Error
  /** getHeader came too late. */
  getTooLate(): Error
  notToken(part: MessagePart, name: unknown): Error
  invalidValue(part: MessagePart, name: string): Error
  undefinedValue(name: string, part: MessagePart): Error
  invalidReason(): Error
  invalidStatus(status: unknown): Error
  trailerNotChunked(): Error
  writeAfterEnd(): Error
  /** A method of a stream came after its finish. */
  alreadyFinished(method: string): Error
  /** A method of a stream came after its destroy. */
  destroyed(method: string): Error
  nullChunk(): Error
  /** A connection has a message already. */
  assigned(): Error
  unknownEncoding(encoding: unknown): Error
  /** A body for a message that may not have one, where that is asked for. */
  bodyNotAllowed(): Error
  /** An array of headers that is none. */
  oddArray(headers: unknown): Error
  /** A body with other bytes than its head says. */
  otherLength(bytes: number, said: number): Error
  notWritable(chunk: unknown, inEnd: boolean, arrays: boolean): Error
  notImplemented(method: string): Error
  cannotPipe(): Error
}

const lengths = (bytes: number, said: number): string =>
  `Response body's content-length of ${bytes} byte(s) does not match the content-length of ${said} byte(s) set in header`

const ASSIGNED = 'ServerResponse has an already assigned socket'
const NO_BODY = 'Adding content for this request method or response status is not allowed.'

const tooLate = {
  set: "Can't set headers after they are sent.",
  append: "Can't append headers after they are sent.",
  remove: "Can't remove headers after they are sent.",
  render: "Can't render headers after they are sent to the client.",
  write: "Can't write headers after they are sent to the client.",
}

const plain: Wording = {
  stop: '.',
  nameFirst: false,
  setHeaderArguments: (_name, _value, count) =>
    count < 2 ? new Error('`name` and `value` are required for setHeader().') : undefined,
  headerName: (method, _name, count) => (count < 1 ? new Error(`\`name\` is required for ${method}().`) : undefined),
  sent: verb => new Error(tooLate[verb]),
  getTooLate: () => new Error("Can't use mutable header APIs after sent."),
  // setHeader spoke of trailers in the first releases that checked names.
  notToken: (part, name) =>
    new TypeError(`${part === 'header' ? 'Header' : 'Trailer'} name must be a valid HTTP Token ["${name}"]`),
  invalidValue: () => new TypeError('The header content contains invalid characters'),
  undefinedValue: name => new Error(`\`value\` required in setHeader("${name}", value).`),
  invalidReason: () => new Error('Invalid character in statusMessage.'),
  invalidStatus: status => new RangeError(`Invalid status code: ${(status as number) | 0}`),
  trailerNotChunked: () => new Error('Trailers are invalid with this transfer encoding'),
  writeAfterEnd: () => new Error('write after end'),
  alreadyFinished: method => new Error(`Cannot call ${method} after a stream was finished`),
  destroyed: method => new Error(`Cannot call ${method} after a stream was destroyed`),
  nullChunk: () => new TypeError('May not write null values to stream'),
  bodyNotAllowed: () => new Error(NO_BODY),
  assigned: () => new Error(ASSIGNED),
  unknownEncoding: encoding => new TypeError(`Unknown encoding: ${String(encoding)}`),
  oddArray: headers => new TypeError(`The argument 'headers' is invalid. Received ${inspect(headers)}`),
  otherLength: (bytes, said) => new Error(lengths(bytes, said)),
  notWritable: (_chunk, _inEnd, arrays) =>
    new TypeError(`first argument must be a string${arrays ? ', Array,' : ''} or Buffer`),
  notImplemented: method => new Error(`The ${method} method is not implemented`),
  cannotPipe: () => new Error('Cannot pipe. Not readable.'),
}

const named: Wording = {
  ...plain,
  setHeaderArguments: (name, value) => {
    if (typeof name !== 'string') return new TypeError('"name" should be a string')
    if (value === undefined) return new Error('"name" and "value" are required for setHeader().')
  },
}

const signature: Wording = {
  ...plain,
  setHeaderArguments: (name, value) => {
    if (typeof name !== 'string') return new TypeError('`name` should be a string in setHeader(name, value).')
    if (value === undefined) return new Error(`\`value\` required in setHeader("${name}", value).`)
  },
  headerName: (method, _name, count) =>
    count < 1 ? new Error(`\`name\` is required for ${method}(name).`) : undefined,
}

const partNames = { set: 'Header', header: 'Header', trailer: 'Trailer' }

const withoutStop = (error: Error): Error => {
  error.message = error.message.replace(/\.$/, '')
  return error
}

const quoted: Wording = {
  ...plain,
  stop: '',
  nameFirst: true,
  setHeaderArguments: (name, value) =>
    value === undefined ? new Error(`"value" required in setHeader("${name}", value)`) : undefined,
  headerName: (method, _name, count) =>
    count < 1 ? new Error(`"name" argument is required for ${method}(name)`) : undefined,
  sent: verb => (verb === 'set' ? plain.sent(verb) : withoutStop(plain.sent(verb))),
  notToken: (part, name) => new TypeError(`${partNames[part]} name must be a valid HTTP Token ["${name}"]`),
  notWritable: () => new TypeError('First argument must be a string or Buffer'),
  notImplemented: method => new Error(`${method} method is not implemented`),
}

const parted: Wording = {
  ...quoted,
  headerName: (method, name, count) => (method === 'hasHeader' ? strings : quoted).headerName(method, name, count),
  invalidValue: part => strings.invalidValue(part, ''),
}

const strings: Wording = {
  ...quoted,
  headerName: (_method, name) =>
    typeof name === 'string' ? undefined : new TypeError('"name" argument must be a string'),
  invalidValue: part =>
    new TypeError(`The ${part === 'trailer' ? part : 'header'} content contains invalid characters`),
  // The name was meant for the place of %s.
  undefinedValue: (name, part) =>
    part === 'header'
      ? new Error('Header "%s" value must not be undefined')
      : new Error(`"value" required in setHeader("${name}", value)`),
  invalidStatus: status => new RangeError(`Invalid status code: ${status}`),
}

type Write = (value: unknown) => string

const coded = (
  codedError: Coded,
  invalidArgument: InvalidArgument,
  write: Write,
  allBytes: Profile['outgoing']['namesAllBytes'],
  oneName: boolean,
): Wording => ({
  stop: '',
  nameFirst: false,
  setHeaderArguments: () => undefined,
  headerName: (_method, name) =>
    typeof name === 'string' ? undefined : invalidArgument('"name" argument', 'of type string', name),
  sent: verb => codedError(Error, 'ERR_HTTP_HEADERS_SENT', `Cannot ${verb} headers after they are sent to the client`),
  getTooLate: plain.getTooLate,
  notToken: (part, name) =>
    codedError(
      TypeError,
      'ERR_INVALID_HTTP_TOKEN',
      `${partNames[part]} name must be a valid HTTP token ["${write(name)}"]`,
    ),
  invalidValue: (part, name) =>
    codedError(
      TypeError,
      'ERR_INVALID_CHAR',
      `Invalid character in ${part === 'trailer' ? 'trailer' : 'header'} content ["${name}"]`,
    ),
  undefinedValue: name =>
    codedError(TypeError, 'ERR_HTTP_INVALID_HEADER_VALUE', `Invalid value "undefined" for header "${name}"`),
  invalidReason: () => codedError(TypeError, 'ERR_INVALID_CHAR', 'Invalid character in statusMessage'),
  invalidStatus: status =>
    codedError(RangeError, 'ERR_HTTP_INVALID_STATUS_CODE', `Invalid status code: ${write(status)}`),
  trailerNotChunked: () =>
    codedError(Error, 'ERR_HTTP_TRAILER_INVALID', 'Trailers are invalid with this transfer encoding'),
  writeAfterEnd: () => codedError(Error, 'ERR_STREAM_WRITE_AFTER_END', 'write after end'),
  alreadyFinished: method => codedError(Error, 'ERR_STREAM_ALREADY_FINISHED', plain.alreadyFinished(method).message),
  destroyed: method => codedError(Error, 'ERR_STREAM_DESTROYED', plain.destroyed(method).message),
  unknownEncoding: encoding => codedError(TypeError, 'ERR_UNKNOWN_ENCODING', `Unknown encoding: ${write(encoding)}`),
  assigned: () => codedError(Error, 'ERR_HTTP_SOCKET_ASSIGNED', ASSIGNED),
  bodyNotAllowed: () => codedError(Error, 'ERR_HTTP_BODY_NOT_ALLOWED', NO_BODY),
  nullChunk: () => codedError(TypeError, 'ERR_STREAM_NULL_VALUES', 'May not write null values to stream'),
  oddArray: headers => codedError(TypeError, 'ERR_INVALID_ARG_VALUE', plain.oddArray(headers).message),
  otherLength: (bytes, said) => codedError(Error, 'ERR_HTTP_CONTENT_LENGTH_MISMATCH', lengths(bytes, said)),
  notWritable: (chunk, inEnd) =>
    invalidArgument(
      inEnd || oneName ? '"chunk" argument' : 'first argument',
      {
        types: 'one of type string or Buffer',
        values: `of type string or an instance of Buffer${allBytes === 'always' || (allBytes === 'write' && !inEnd) ? ' or Uint8Array' : ''}`,
      },
      chunk,
    ),
  notImplemented: method => codedError(Error, 'ERR_METHOD_NOT_IMPLEMENTED', `The ${method} method is not implemented`),
  cannotPipe: () => codedError(Error, 'ERR_STREAM_CANNOT_PIPE', 'Cannot pipe, not readable'),
})

/** The first words with codes: what streams refuse had none yet, and not all said what they got instead. */
const codedEarly = (codedError: Coded, later: Wording, bare: Wording): Wording => ({
  ...later,
  headerName: bare.headerName,
  notWritable: (chunk, _inEnd, arrays) => bare.notWritable(chunk, false, arrays),
  undefinedValue: (name, part) =>
    codedError(
      TypeError,
      'ERR_MISSING_ARGS',
      `The "${part === 'header' ? `header "${name}"` : 'value'}" argument must be specified`,
    ),
  invalidReason: () => codedError(Error, 'ERR_INVALID_CHAR', 'Invalid character in statusMessage'),
  writeAfterEnd: plain.writeAfterEnd,
  cannotPipe: () => new Error('Cannot pipe, not readable'),
})

/** Whether the errors of an era have codes. */
export const hasCodes = ({ module: { wording } }: Profile): boolean => wording === 'coded' || wording === 'codedEarly'

/** The words of an era. */
export function wordingOf(profile: Profile): Wording {
  const { namesAllBytes, saysTrailerName, writable } = profile.outgoing
  const oneName = writable === 'allBytes'
  const { wording } = profile.module
  if (wording === 'coded' || wording === 'codedEarly') {
    const make = codedErrorOf(profile)
    const write = writtenIn(profile)
    const words = coded(make, invalidArgumentOf(profile), write, namesAllBytes, oneName)
    if (wording === 'coded') return words
    return codedEarly(make, words, coded(make, bareArgumentOf(profile), write, namesAllBytes, oneName))
  }
  const words = { plain, named, signature, quoted, parted, strings }[wording]
  return saysTrailerName ? words : { ...words, notToken: quoted.notToken }
}

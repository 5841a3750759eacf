import type { Profile } from '../../../profile/profile'
import type { Head, HeadVerdict } from '../../../wire/head'
import type { Parser } from '../../../wire/parser'
import { giveBinding } from '../bindings'
import { patch } from '../patch'

type Callback = (this: object, ...args: unknown[]) => unknown
type CallbackName = 'onHeaders' | 'onHeadersComplete' | 'onBody' | 'onMessageComplete'

const REQUEST = 0
const RESPONSE = 1

/** Under which key programs set each: by name, or by the number that the class has for it. */
const CONSTANTS: Readonly<Record<CallbackName, string>> = {
  onHeaders: 'kOnHeaders',
  onHeadersComplete: 'kOnHeadersComplete',
  onBody: 'kOnBody',
  onMessageComplete: 'kOnMessageComplete',
}

/** The methods in the order of their numbers; a release counts those that it knew. */
const NUMBERED: readonly string[] = (
  'DELETE GET HEAD POST PUT CONNECT OPTIONS TRACE COPY LOCK MKCOL MOVE PROPFIND PROPPATCH SEARCH UNLOCK BIND REBIND ' +
  'UNBIND ACL REPORT MKACTIVITY CHECKOUT MERGE M-SEARCH NOTIFY SUBSCRIBE UNSUBSCRIBE PATCH PURGE MKCALENDAR LINK ' +
  'UNLINK SOURCE'
).split(' ')

/** The parser of the era behind the methods that its binding had. */
function makeBinding({ module, wire }: Profile): object {
  const parsers = require('../../../wire/parser') as typeof import('../../../wire/parser')
  const { AS_FRAMED, OTHER_PROTOCOL, WITHOUT_BODY } =
    require('../../../wire/head') as typeof import('../../../wire/head')
  const { giveParserMembers, goOn } =
    require('../../../http/parser-members') as typeof import('../../../http/parser-members')
  const { parserConstants, parserMethods, parserLists, parserTells, parserCut } = module
  const wires = new WeakMap<object, Parser>()

  const keyOf = (name: CallbackName) => {
    const number = parserConstants.indexOf(CONSTANTS[name])
    return number < 0 ? name : number
  }
  const keys = {
    onHeaders: keyOf('onHeaders'),
    onHeadersComplete: keyOf('onHeadersComplete'),
    onBody: keyOf('onBody'),
    onMessageComplete: keyOf('onMessageComplete'),
  }
  const report = (parser: object, name: CallbackName, ...args: unknown[]) =>
    (parser as Record<string | number, Callback | undefined>)[keys[name]]?.(...args)

  /** What is given of a head. */
  const describe: Record<typeof parserTells, (head: Head, isRequest: boolean) => unknown[]> = {
    object(head, isRequest) {
      const { headers, versionMajor, versionMinor, method, url, statusCode, upgrade, shouldKeepAlive } = head
      const start = isRequest ? { method, url } : { statusCode }
      return [{ headers, ...start, versionMajor, versionMinor, shouldKeepAlive, upgrade }]
    },
    numbered(head, isRequest) {
      const { headers, versionMajor, versionMinor, url, statusCode, statusMessage, upgrade, shouldKeepAlive } = head
      const start = isRequest ? { method: numberOf(head), url } : { statusCode, statusMessage }
      return [{ headers, ...start, versionMajor, versionMinor, shouldKeepAlive, upgrade }]
    },
    arguments(head, isRequest) {
      const { headers, versionMajor, versionMinor, url, statusCode, statusMessage, upgrade, shouldKeepAlive } = head
      const start = isRequest
        ? [numberOf(head), url, undefined, undefined]
        : [undefined, undefined, statusCode, statusMessage]
      return [versionMajor, versionMinor, headers, ...start, upgrade, shouldKeepAlive]
    },
  }
  const methods = NUMBERED.filter(method => wire.methods.includes(method))
  const numberOf = ({ method }: Head) => methods.indexOf(method)

  function begin(object: object, kind?: unknown): void {
    const parser = new parsers.Parser(wire)
    parser.reset(kind === RESPONSE || kind === 'response' ? 'response' : 'request')
    let url = ''
    parser.onHead = (head): HeadVerdict => {
      url = head.url
      const skips = report(object, 'onHeadersComplete', ...describe[parserTells](head, parser.isRequest))
      return head.upgrade ? OTHER_PROTOCOL : skips ? WITHOUT_BODY : AS_FRAMED
    }
    parser.onBody = chunk => report(object, 'onBody', Buffer.from(chunk.buffer), chunk.byteOffset, chunk.length)
    parser.onComplete = trailers => {
      if (trailers?.length) report(object, 'onHeaders', trailers, url)
      report(object, 'onMessageComplete')
    }
    wires.set(object, parser)
    goOn(object)
  }

  function HTTPParser(this: object, ...kind: unknown[]): void {
    begin(this, kind[0])
  }
  /** @returns how many bytes were read, or an Error */
  function execute(this: object, ...given: unknown[]): number | Error {
    const [bytes, start = 0, length = (bytes as Buffer).length - (start as number)] = given as [Buffer, number, number]
    const parser = wires.get(this)!
    const reportBody = parser.onBody
    // Where a piece of a body stands is told of the bytes that were given.
    parser.onBody = chunk => report(this, 'onBody', bytes, chunk.byteOffset - bytes.byteOffset, chunk.length)
    try {
      return parser.execute(bytes.subarray(start, start + length))
    } finally {
      parser.onBody = reportBody
    }
  }
  function finish(this: object): Error | string | undefined {
    const fault = wires.get(this)!.finish()
    return fault && parserCut === 'text' ? fault.message : fault
  }
  function again(this: object, ...kind: unknown[]): void {
    begin(this, kind[0])
  }
  giveParserMembers(HTTPParser.prototype as object, ['execute', 'finish', ...parserMethods], {
    execute,
    finish,
    reinitialize: again,
    initialize: again,
  })
  const numbers = Object.fromEntries(parserConstants.map((name, i) => [name, i]))
  const lists = { none: {}, class: { methods }, binding: {} }[parserLists]
  Object.assign(HTTPParser, { REQUEST, RESPONSE }, numbers, lists)
  return parserLists === 'binding' ? { methods, HTTPParser } : { HTTPParser }
}

export default patch({ install: profile => giveBinding('http_parser', () => makeBinding(profile)) })

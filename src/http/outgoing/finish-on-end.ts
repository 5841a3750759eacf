/** write and end in the eras where a message is finished as soon as all of it is handed to the connection. */

import { demandOf } from '../era-error'
import type { Members } from '../members'
import type { Era } from '../shapes/era'
import type { BodyTools, Chunk, Encoding, OutgoingMessage } from '../shapes/outgoing'
import { isLong, writeParts } from '../socket/long-pieces'
import { beforeText, behindText, lastChunk, lengthOf, ownConnection } from './chunk'
import { joinsAll, makeJoins, wideHeadsOf, writeTo } from './queue'

/** Where it matters, a buffer of more is not copied behind its head. */
const COPY_LIMIT = 120 * 1024

export function onEndMembers(era: Era, tools: BodyTools): Members {
  const { outgoing } = era.profile
  const { endReturnsSelf, endsBodylessChunks, endWrites, knowsLength, lateTrailers, loneHeadCharset } = outgoing
  const assert = demandOf(era.profile)
  const { lookForUnread } = tools
  // UTF-8 is what no name means.
  const headCharset = loneHeadCharset === 'utf8' ? undefined : loneHeadCharset
  const lastCharset = joinsAll(outgoing.textEncoding) ? undefined : 'latin1'
  const largest = { unlessFirst: Infinity, unlessFirstSmall: COPY_LIMIT, unlessFirstText: 0, always: 0, never: 0 }[
    endWrites
  ]
  const writesAlways = endWrites === 'always'
  const joinsHead = makeJoins(outgoing.textEncoding)
  const wideHeads = wideHeadsOf(era.profile)
  const write = writeTo(era)
  const warn = outgoing.warnsBodyless
    ? (what: string) => console.error(`This type of response MUST NOT have a body. Ignoring ${what}.`)
    : () => {}
  const emptyAnswer = outgoing.emptyWrite === 'true'
  const { debug } = era

  /** Head and body in one write, if the head is still here and nothing is before it. */
  function endAtOnce(message: OutgoingMessage, data: Chunk, encoding: Encoding): boolean | undefined {
    const connection = ownConnection(message)
    if (message._headerSent || message.output.length > 0 || !connection || data.length === 0) return undefined
    if (!tools.lengths.fits(message, data, encoding)) return undefined
    if (typeof data === 'string') {
      if (!joinsHead(encoding) || wideHeads.apart(message._header as string, encoding)) return undefined
      message._headerSent = true
      const before = beforeText(message, data, encoding)
      const behind = behindText(message)
      const long = isLong(data) ? writeParts(connection, [before, data, behind], encoding) : undefined
      return long ?? write(connection, before + data + behind, encoding)
    }
    if (!Buffer.isBuffer(data) || data.length > largest) return undefined
    message._headerSent = true
    const text = message._header as string
    const head = Buffer.from(text, wideHeads.charset(text))
    let parts = [head, data]
    if (message.chunkedEncoding) {
      const end = lateTrailers ? `\r\n0\r\n\r\n${message._trailer}` : `\r\n${lastChunk(message)}`
      parts = [head, Buffer.from(`${data.length.toString(16)}\r\n`), data, Buffer.from(end)]
    }
    const long = isLong(data) ? writeParts(connection, parts) : undefined
    return long ?? connection.write(Buffer.concat(parts))
  }

  return {
    write(this: OutgoingMessage, chunk: unknown, encoding?: Encoding): boolean {
      if (!this._header) this._implicitHeader()
      if (!this._hasBody) {
        warn('write() calls')
        debug?.('outgoing.bodyless')
        return true
      }
      tools.demandChunk(chunk, false)
      if (chunk.length === 0) return emptyAnswer
      const accepted = tools.sendChunk(this, chunk, encoding)
      debug?.('outgoing.written', { accepted })
      return accepted
    },
    end(this: OutgoingMessage, data?: Chunk | false, encoding?: Encoding): unknown {
      if (this.finished) return endReturnsSelf ? this : false
      lookForUnread?.(this)
      if (!this._header) {
        if (knowsLength) this._contentLength = data ? lengthOf(data, encoding) : 0
        this._implicitHeader()
      }
      if (data && !this._hasBody) {
        warn('data passed to end()')
        debug?.('outgoing.bodylessEnd')
        data = false
      }
      let answer = data && !writesAlways ? endAtOnce(this, data, encoding) : undefined
      if (answer === undefined) {
        if (data) answer = this.write(data, encoding)
        if (this.chunkedEncoding && (this._hasBody || endsBodylessChunks))
          answer = this._send(lastChunk(this), lastCharset)
        else answer = this._send('', headCharset)
        tools.lengths.end(this)
      }
      this.finished = true
      debug?.('outgoing.ended')
      if (this.output.length === 0 && this.connection?._httpMessage === this) this._finish()
      return endReturnsSelf ? this : answer
    },
    _finish(this: OutgoingMessage): void {
      assert(this.connection)
      this.emit('finish')
    },
  }
}

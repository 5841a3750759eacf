/** An answer that ends before the body of its request is read says in its head that its connection closes (RFC 9112, 9.6). */

import type { Era } from '../shapes/era'
import type { OutgoingMessage } from '../shapes/outgoing'
import { kExchanges, kRequest, type ServerResponse } from '../shapes/server'

const KEEPING = /\r\nconnection: keep-alive(?:\r\nkeep-alive: [^\r\n]*)?(?=\r\n)/i

/** @returns what looks at a message that is about to end; nothing where bodies are read to their end */
export function makeUnread({ guard, profile }: Era): ((message: OutgoingMessage) => void) | undefined {
  const most = profile.server.unreadBody
  if (most === 0) return undefined
  return message => {
    const response = message as ServerResponse
    const state = response[kExchanges]
    if (!state || message._headerSent || message._last) return
    const { parser } = state
    if (parser.bodyLeft <= most || parser.incoming !== response[kRequest]) return
    if (!guard.refuse('unread-body', 'to read on in the body of a request after its answer')) return
    message.shouldKeepAlive = false
    if (!message._header) return
    message._header = message._header.replace(KEEPING, '\r\nConnection: close')
    message._last = true
  }
}

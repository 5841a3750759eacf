/** The body of a message while it comes: its first bytes are kept, and of a long one its digest. */

import { createHash, type Hash } from 'node:crypto'
import type { ReadBody, ReadFraming } from './types'

/** Bytes of a body that are kept. */
const MOST_KEPT = 64 * 1024

export class BodyInProgress {
  length = 0
  private text = ''
  private hash: Hash | undefined

  add(bytes: Buffer): void {
    const room = MOST_KEPT - this.text.length
    if (this.hash === undefined && bytes.length > room) {
      this.hash = createHash('sha256').update(this.text, 'latin1')
    }
    this.hash?.update(bytes)
    this.length += bytes.length
    if (room > 0) this.text += bytes.latin1Slice(0, Math.min(room, bytes.length))
  }

  whole(framing: ReadFraming): ReadBody {
    const { hash, length, text } = this
    return { framing, length, text, ...(hash && { digest: hash.copy().digest('hex') }) }
  }
}

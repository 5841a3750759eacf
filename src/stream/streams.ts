/** The stream classes of an era. */

import type { Profile } from '../profile/profile'

export interface EraStreams {
  /** The old Stream: an EventEmitter with pipe. Base of outgoing messages in every era. */
  // biome-ignore lint/suspicious/noExplicitAny: legacy constructors, callable and inheritable
  readonly Stream: any
  /** Base of incoming messages: the old Stream, or the era's Readable. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  readonly IncomingBase: any
}

export function makeStreams(_profile: Profile): EraStreams {
  throw new Error('not there yet')
}

/** How many header lines a parser reads of a message, by what its server or request allows. */

import type { Profile } from '../../profile/profile'
import type { Parser } from '../../wire/parser'

/** Header lines that are kept where a program sets no other number. */
export const MOST_LINES = 1000

type Limited = Pick<Parser, 'isRequest'> & { maxHeaderPairs: number }

/** How many elements a list of header lines may have if the server has no limit, where servers can have one. */
function withoutLimit({ server, wire }: Profile): number {
  return server.maxHeadersCount === 'ignored' && wire.maxHeaderLines > 0 ? wire.maxHeaderLines * 2 : Infinity
}

/** How many elements a list of header lines of a request may have, by twice the number that its server allows. */
export function lineLimits(profile: Profile) {
  const noLimit = withoutLimit(profile)
  const refusesBeyond = profile.server.linesBeyond === 'refused'
  return {
    mostLines({ isRequest, maxHeaderPairs: pairs }: Limited, own: number): number {
      return isRequest && (refusesBeyond || pairs === 0) ? noLimit : Math.max(own, pairs)
    },
    mostNamed({ isRequest, maxHeaderPairs: pairs }: Limited): number {
      return refusesBeyond && isRequest && pairs > 0 ? pairs : Infinity
    },
  }
}

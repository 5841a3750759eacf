/** Heads of 80 KB, held by many connections, take the memory: 16 KB, unless the program or HTTP_ERAS_MAX_HEADER says otherwise. */

import { erasError } from '../../errors'
import { change, type Fix } from '../fix'

const MOST = 16 * 1024

/** What the operator says, or else the smaller of the guard's and the release's own. */
function mostBytes(own: number): number {
  const said = process.env.HTTP_ERAS_MAX_HEADER
  if (said === undefined || said === '') return Math.min(own, MOST)
  if (!/^[1-9][0-9]{0,8}$/.test(said)) throw erasError('ERAS_BAD_MAX_HEADER', said)
  return Number(said)
}

export const headSize: Fix = {
  id: 'head-size',
  cves: ['CVE-2018-12121'],
  year: 2018,
  what: 'a head beyond 16 KB (HTTP_ERAS_MAX_HEADER=BYTES allows more)',
  changes: [change('wire.maxHeaderSize', mostBytes, ['headersTooLong']), change('wire.headerSizeLate', false)],
  status: 431,
  breaks: 'Kerberos and large cookies on intranets, from 16 to 80 KB: known; the limit can be set.',
  probes: [
    { side: 'server', name: '20 KB', parts: [`GET /a HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(20_480)}\r\n\r\n`] },
  ],
}

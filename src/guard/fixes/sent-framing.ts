/** A head that frames its body twice, or as nobody may read it (RFC 9112, 6): two receivers of it may disagree. */

import { change, type Fix } from '../fix'
import { answeringTwice, requesting } from '../outgoing.probes'

const asking = (name: string, headers: Record<string, string | string[]>) =>
  requesting(name, { method: 'POST', headers }, req => void req.write('abc'))

export const sentFraming: Fix = {
  id: 'sent-framing',
  cves: [],
  year: 2026,
  what: 'to send a head that frames its body twice, or as no receiver may read it',
  changes: [
    change('outgoing.framing', 'checked'),
    // By a part of its name, X-Content-Length is taken for the length, and nothing frames the body.
    change('outgoing.nameMatch', 'whole'),
  ],
  breaks:
    'Programs that set a length beside chunks lose the length, which receivers pass over; those that say identity, or a length that is none, see an error: rare.',
  probes: [
    asking('length beside chunks', { 'Content-Length': '3', 'Transfer-Encoding': 'chunked' }),
    asking('two lengths', { 'Content-Length': ['3', '3'] }),
    asking('a length with a sign', { 'Content-Length': '+3' }),
    asking('a coding that is nearly chunked', { 'Transfer-Encoding': 'xchunked' }),
    answeringTwice('a coding that nothing ends', { 'Transfer-Encoding': 'gzip' }),
    answeringTwice('a name that contains the length', { 'X-Content-Length': '4' }),
    answeringTwice('neither a length nor chunks', {}, res => res.removeHeader('Transfer-Encoding')),
  ],
}

/** createClient and Client. */

import { choice } from '../behaviour'

export const legacy = {
  createClient: choice('http.createClient(port, host).', {
    socket: 'A Client that is itself the connection, with a queue of requests.',
    facade: 'A Client that makes each request with an agent of one connection.',
    absent: 'Gone.',
  }),
  deprecation: choice('What http.Client and http.createClient say on stderr when first called.', {
    none: 'Nothing.',
    sentences: 'A sentence each.',
    prefixed: 'A sentence each, after "(node)".',
    warning: 'A sentence each, as warnings of the process.',
    constructing: 'The same; and Client makes a Client without new, and knows its own.',
  }),
}

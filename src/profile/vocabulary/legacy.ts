/** createClient and Client. */

import { choice } from '../behaviour'

export const legacy = {
  createClient: choice('http.createClient(port, host).', {
    agentSocket: 'A Client that is a face of an agent of its own.',
    facade: 'A Client that makes each request with http.request.',
    absent: 'Gone.',
  }),
}

/** The agents. */

import { choice, count } from '../behaviour'

export const agent = {
  kind: choice('How an agent deals with its connections.', {
    perHost: 'One agent per host and port (getAgent); a socket serves several requests while some wait.',
    pool: 'One agent for all hosts; a socket is handed on to a waiting request, and closed when none waits.',
    keepAlive: 'One agent for all hosts; free sockets may be kept (keepAlive, maxFreeSockets).',
  }),
  maxSockets: count('Sockets per host that an agent opens at once; other requests wait.'),
}

/** ClientRequest, request and get. */

import { choice } from '../behaviour'

export const client = {
  defaultHost: choice('The host of a request that names none.', {
    none: 'None: the connection goes to the local machine and no Host header is sent.',
    localhost: 'localhost',
  }),
}

/** https: the module over tls. */

import { count, flag, record, table } from '../behaviour'

export const https = {
  exports: table<readonly string[]>('The names that https exports, in the order in which they are enumerated.'),
  functions: record<Readonly<Record<string, readonly [name: string, length: number]>>>(
    'The name and the length of each exported function; an empty name is an anonymous function.',
  ),
  agentMethods: table<readonly string[]>(
    'The members that the prototype of Agent shows, in order, with the length of those whose length is not that of the core.',
  ),
  serverMethods: table<readonly string[]>('The members that the prototype of Server shows, in order.'),
  requiresKey: flag('A server without a certificate and its key is refused at once.'),
  verifies: flag('A client refuses a server whose certificate it cannot verify, unless rejectUnauthorized is false.'),
  nameParts: table<readonly string[]>(
    'The options that tell one secure connection from another: what getName of an agent adds to its name, in order.',
  ),
  cachedSessions: count('TLS sessions that an agent keeps for later connections; -1: agents keep none.'),
}

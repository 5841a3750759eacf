/** Why there is no answer, and why an exchange was not compared. */

/** Why there is no answer. */
export type Failure =
  | 'refused'
  | 'unreachable'
  | 'tls'
  | 'timeout'
  | 'reset'
  | 'closed'
  | 'no HTTP'
  | 'no upgrade'
  | 'longer'
  | 'cannot be sent'

/** Why an exchange was not compared, or not even played. */
export type Reason =
  | 'client left'
  | 'no answer recorded'
  | 'no HTTP'
  | 'noise'
  | 'not playable'
  | 'request not whole'
  | 'server not reached'
  | 'begun midway'
  | 'another host'

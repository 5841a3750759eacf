/**
 * What hurt people most when they went from one release to a later one: behaviours in the order of how many reports tell
 * of them. What is not in the list comes after it, by weight.
 */

import type { Path } from '../../profile/vocabulary'
import type { BehaviourChange } from '../types'

export const hurts: readonly Path[] = [
  'agent.maxSockets',
  'incoming.consumed',
  'client.dumpsUnheard',
  'server.keepAliveTimeout',
  'server.closes',
  'incoming.methods',
  'wire.foldedValues',
  'wire.lengthBesideCoding',
  'wire.maxHeaderSize',
  'server.timeout',
  'server.headersTimeout',
  'outgoing.values',
  'client.pathCheck',
  'outgoing.checksNames',
  'wire.headerValueBytes',
  'outgoing.warnsPrivateHeaders',
  'response.statusCheck',
  'server.clientError',
]

/** Changes in the order of what hurts most. */
export function byHurt(changes: readonly BehaviourChange[]): BehaviourChange[] {
  const rank = ({ path }: BehaviourChange): number => {
    const at = hurts.indexOf(path)
    return at === -1 ? hurts.length : at
  }
  return changes.toSorted((a, b) => rank(a) - rank(b))
}

/** What the module of the era publishes of its work on diagnostics channels of Node, under the names that it had by then. */

import { type Channel, channel } from 'node:diagnostics_channel'
import type { ClientRequest } from '../shapes/client'
import type { Era } from '../shapes/era'

/** @returns the channel, where the era publishes on it */
export const channelOf = ({ profile }: Pick<Era, 'profile'>, name: string): Channel | undefined =>
  profile.module.channels.includes(name) ? channel(`http.${name}`) : undefined

/** @returns what emits an error of a request, after it is published */
export function makeTellError(era: Pick<Era, 'profile'>): (request: ClientRequest, error: Error) => void {
  const errors = channelOf(era, 'client.request.error')
  return (request, error) => {
    if (errors?.hasSubscribers) errors.publish({ request, error })
    request.emit('error', error)
  }
}

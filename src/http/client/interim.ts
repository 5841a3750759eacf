/** Which answers another one to the same request follows, as the era has it. */

import { isFollowed } from '../../wire/message-rules'
import type { Era } from '../shapes/era'

/** @returns whether a head with this status comes before the answer proper */
export function makeIsInterim({ guard, profile }: Era): (status: number) => boolean {
  if (profile.client.information !== 'response') return isFollowed
  if (guard.profile.client.information === 'response') return status => status === 100
  return status => {
    if (status !== 100 && isFollowed(status)) guard.refuse('interim-answer', 'to take an interim answer for the answer')
    return status === 100
  }
}

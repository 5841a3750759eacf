/** Which answers another one to the same request follows, as the era has it. */

import { isFollowed } from '../../wire/message-rules'
import type { Era } from '../shapes/era'

/** @returns whether a head with this status comes before the answer proper */
export const makeIsInterim = (era: Era): ((status: number) => boolean) =>
  era.profile.client.information === 'response' ? status => status === 100 : isFollowed

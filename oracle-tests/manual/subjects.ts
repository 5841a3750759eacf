/** The checks that manuals share, by subject. */

import { agent } from './agent'
import { client } from './client'
import type { SharedCheck } from './manual'
import { message } from './message'
import { response } from './response'
import { server } from './server'

export const subjects: readonly SharedCheck[] = [...agent, ...response, ...client, ...message, ...server]

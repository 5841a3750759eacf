/** The checks that manuals share, by subject. */

import { agent } from './agent'
import type { SharedCheck } from './check'
import { client } from './client'
import { message } from './message'
import { response } from './response'
import { server } from './server'

export const subjects: readonly SharedCheck[] = [...agent, ...response, ...client, ...message, ...server]

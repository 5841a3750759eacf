/** The domain in which the process is. A process that has not loaded the module has none, and need not be asked. */

import { EventEmitter } from 'node:events'

export interface Domain {
  exit(): void
}

const { usingDomains } = EventEmitter as unknown as { usingDomains?: boolean }
/** Hosts that do not say whether the module is loaded are asked each time. */
const says = usingDomains !== undefined

export function currentDomain(): Domain | null | undefined {
  if (says && !(EventEmitter as unknown as { usingDomains: boolean }).usingDomains) return undefined
  return (process as unknown as { domain?: Domain | null }).domain
}

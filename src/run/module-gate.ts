/** The gate between a pinned program and the modules: who asks for what decides whether the era's or the host's is given. */

import type { ModuleTable } from './modules'
import type { Scope } from './scope'

export interface Gate {
  /**
   * The name in the table if this importer gets the era's module; nothing if it gets the host's.
   * @param request what was asked for, with `node:` or without
   * @param importer the path of the file that asks; nothing for evaluated code
   */
  opens(request: unknown, importer: string | null | undefined): string | undefined
  /** The module of that name. */
  module(name: string): unknown
}

export function makeGate(table: ModuleTable, keepsTheHosts: Scope): Gate {
  // What the making of a module loads, the packages that it stands on included, stands on the host's modules.
  let making = false
  return {
    opens(request, importer) {
      if (making || typeof request !== 'string') return undefined
      const name = request.startsWith('node:') ? request.slice(5) : request
      return table.has(name) && !keepsTheHosts(importer) ? name : undefined
    },
    module(name) {
      const outer = making
      making = true
      try {
        return table.get(name)
      } finally {
        making = outer
      }
    },
  }
}

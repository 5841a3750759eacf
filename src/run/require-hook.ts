/** `require` of a pinned program: the one seam that it goes through in all its forms. */

import Module = require('node:module')

import type { ModuleTable } from './modules'
import { keepsTheHosts } from './scope'

type Load = (request: string, parent: { filename?: string | null } | undefined, isMain: boolean) => unknown

// Not in the types, and as old as require itself.
const loader = Module as unknown as { _load: Load }

export function hookRequire(table: ModuleTable): void {
  const load = loader._load
  // What the making of a module loads, the packages that it stands on included, stands on the host's modules.
  let making = false
  const make = (name: string): unknown => {
    const outer = making
    making = true
    try {
      return table.get(name)
    } finally {
      making = outer
    }
  }
  loader._load = function (request, parent, isMain) {
    const plain = typeof request === 'string' && request.startsWith('node:') ? request.slice(5) : request
    if (!making && table.has(plain) && !keepsTheHosts(parent?.filename)) return make(plain)
    return load.call(this, request, parent, isMain)
  }
}

/** `require` of a pinned program: the one seam that it goes through in all its forms. */

import Module = require('node:module')

import type { Gate } from '../module-gate'

type Load = (request: string, parent: { filename?: string | null } | undefined, isMain: boolean) => unknown

// Not in the types, and as old as require itself.
const loader = Module as unknown as { _load: Load }

export function hookRequire(gate: Gate): void {
  const load = loader._load
  loader._load = function (request, parent, isMain) {
    const name = gate.opens(request, parent?.filename)
    return name === undefined ? load.call(this, request, parent, isMain) : gate.module(name)
  }
}

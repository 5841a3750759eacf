/** `process.getBuiltinModule` of a pinned program. It does not say who calls it, so the stack is asked. */

import { callerOf } from '../caller'
import type { Gate } from '../module-gate'

type GetBuiltinModule = (this: unknown, id: string) => unknown

// Not in the types: hosts have it since releases that are newer than the oldest that we run on.
const host = process as unknown as { getBuiltinModule?: GetBuiltinModule }

export function hookGetBuiltinModule(gate: Gate): void {
  const original = host.getBuiltinModule
  if (!original) return
  host.getBuiltinModule = function getBuiltinModule(id) {
    // Most names are not in the table, whoever asks.
    if (gate.opens(id, undefined) === undefined) return original.call(this, id)
    const name = gate.opens(id, callerOf(getBuiltinModule))
    return name === undefined ? original.call(this, id) : gate.module(name)
  }
}

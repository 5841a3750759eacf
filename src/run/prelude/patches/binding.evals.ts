import vm from 'node:vm'
import { giveBinding } from '../bindings'
import { patch } from '../patch'

/** vm.Script under its old name, with what vm has as functions of its own. */
const NodeScript = Object.assign(
  class NodeScript extends vm.Script {
    constructor(code: string, filename?: string) {
      super(code, { filename })
    }
  },
  {
    createContext: vm.createContext,
    runInContext: vm.runInContext,
    runInNewContext: vm.runInNewContext,
    runInThisContext: vm.runInThisContext,
  },
)

export default patch({ install: () => giveBinding('evals', () => ({ NodeScript })) })

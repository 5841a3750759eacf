import { giveBinding } from '../bindings'
import { copyOf, patch } from '../patch'

type Handle = new (kind?: unknown, ...rest: unknown[]) => object

const SOCKET = 0

/** The kind was not asked for; a pipe was asked whether it carries handles. */
const dated = (Host: Handle, kindOf: (given: unknown) => number): Handle =>
  new Proxy(Host, {
    construct: (_host, [given], target) => Reflect.construct(Host, [kindOf(given)], target) as object,
  })

/** Handles can be made without saying what for. */
export default patch({
  install() {
    giveBinding('tcp_wrap', host => {
      const binding = copyOf(host() as object)
      binding.TCP = dated(binding.TCP, given => (typeof given === 'number' ? given : SOCKET))
      return binding
    })
    giveBinding('pipe_wrap', host => {
      const binding = copyOf(host() as object)
      const { IPC = 2 } = (binding.constants ?? {}) as { IPC?: number }
      binding.Pipe = dated(binding.Pipe, given => (typeof given === 'number' ? given : given === true ? IPC : SOCKET))
      return binding
    })
  },
})

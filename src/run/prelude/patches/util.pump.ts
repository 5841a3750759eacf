import { addMissing, type ModuleView, patch } from '../patch'

type Callback = (error?: unknown) => void

/** Moves all data of one stream into another; calls back once, when it is done or broken. */
function pump(
  from: NodeJS.ReadableStream,
  to: NodeJS.WritableStream & { destroy?(): void },
  callback?: Callback,
): void {
  let called = false
  const call: Callback = error => {
    if (called) return
    called = true
    callback?.(error)
  }
  from.on('data', (chunk: string) => {
    if (to.write(chunk) === false) from.pause()
  })
  to.on('drain', () => from.resume())
  from.on('end', () => to.end())
  from.on('close', () => call())
  from.on('error', error => {
    to.end()
    call(error)
  })
  to.on('error', error => {
    ;(from as unknown as { destroy(): void }).destroy()
    call(error)
  })
}

function add(view: ModuleView): void {
  addMissing(view, {
    pump,
    exec: (...args: unknown[]) => (require('node:child_process').exec as (...args: unknown[]) => unknown)(...args),
    p(...values: unknown[]) {
      for (const value of values) console.error(view.inspect(value))
    },
  })
}

export default patch({ modules: { util: add, sys: add } })

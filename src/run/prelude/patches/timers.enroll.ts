import { addMissing, patch } from '../patch'

interface Item {
  _idleTimeout?: number
  _onTimeout?(): void
}

const running = new WeakMap<Item, NodeJS.Timeout>()

/** Timers kept on objects: `enroll` says how long, `active` starts anew, `_onTimeout` is called. */
function unenroll(item: Item): void {
  clearTimeout(running.get(item))
  running.delete(item)
  item._idleTimeout = -1
}
function enroll(item: Item, msecs: number): void {
  if (running.has(item)) unenroll(item)
  item._idleTimeout = Number(msecs)
}
const start = (item: Item, holds: boolean): void => {
  clearTimeout(running.get(item))
  if (item._idleTimeout === undefined || item._idleTimeout < 0) return
  const timer = setTimeout(() => {
    running.delete(item)
    item._onTimeout?.()
  }, item._idleTimeout)
  if (!holds) timer.unref()
  running.set(item, timer)
}

export default patch({
  modules: {
    timers: view =>
      addMissing(view, {
        enroll,
        unenroll,
        active: (item: Item) => start(item, true),
        _unrefActive: (item: Item) => start(item, false),
      }),
  },
})

import { patch } from '../patch'

const TIMES = ['atime', 'mtime', 'ctime'] as const

type Stats = Record<(typeof TIMES)[number], Date>

/** Cuts the times of a file to seconds: validators of caches are made of them. */
function cut(stats: Stats | undefined): Stats | undefined {
  if (!stats) return stats
  // Newer hosts make them when they are read, as members that can be set and not redefined.
  for (const name of TIMES) stats[name] = new Date(Math.floor(stats[name].getTime() / 1000) * 1000)
  return stats
}

type Done = (error: Error | null, stats?: Stats) => void

export default patch({
  modules: {
    fs(view) {
      for (const name of ['stat', 'lstat', 'fstat']) {
        const [look, lookSync] = [view[name], view[`${name}Sync`]]
        view[name] = (target: unknown, ...rest: unknown[]) => {
          const done = rest.pop() as Done
          if (typeof done !== 'function') return look(target, ...rest, done)
          return look(target, ...rest, (error: Error | null, stats?: Stats) =>
            error ? done(error) : done(null, cut(stats)),
          )
        }
        view[`${name}Sync`] = (...args: unknown[]) => cut(lookSync(...args))
      }
    },
  },
})

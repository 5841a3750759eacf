/** When the connections of a replay are played: so many at once, and each not before its time. */

/** Until a time of performance.now(), or until a signal. */
export function passed(time: number, signal?: AbortSignal): Promise<void> {
  const left = time - performance.now()
  if (left <= 0.5 || signal?.aborted) return Promise.resolve()
  return new Promise(resolve => {
    const go = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', go)
      resolve()
    }
    const timer = setTimeout(go, left)
    signal?.addEventListener('abort', go)
  })
}

/** Does a job for each item, so many and so many bytes at once. An item is taken when there is room. */
export async function eachOf<T extends { size?: number }>(
  items: AsyncIterable<T>,
  most: { atOnce: number; bytes: number },
  job: (item: T) => Promise<void>,
  enough: () => boolean,
): Promise<void> {
  const running = new Set<Promise<void>>()
  let bytes = 0
  let wake: (() => void) | undefined
  let failure: { error: unknown } | undefined
  for await (const item of items) {
    if (failure || enough()) break
    const { size = 0 } = item
    bytes += size
    const one: Promise<void> = job(item)
      .catch(error => {
        failure ??= { error }
      })
      .finally(() => {
        running.delete(one)
        bytes -= size
        wake?.()
      })
    running.add(one)
    while (running.size >= most.atOnce || (bytes >= most.bytes && running.size > 0)) {
      await new Promise<void>(resolve => {
        wake = resolve
      })
      wake = undefined
    }
  }
  await Promise.all(running)
  if (failure) throw failure.error
}

/**
 * What is to be gone when this process is, however it ends: programs that it started, folders that it made. A signal that
 * ends it lets these go first.
 */

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

const open = new Set<() => void>()

/** What came last goes first: programs before the folders that they use. */
const letGo = (): void => {
  for (const end of [...open].reverse()) end()
}

const heard = signals.map(signal => ({
  signal,
  listener() {
    letGo()
    watch(false)
    process.kill(process.pid, signal)
  },
}))

function watch(on: boolean): void {
  const change = on ? 'on' : 'removeListener'
  process[change]('exit', letGo)
  for (const { signal, listener } of heard) process[change](signal, listener)
}

/**
 * @param end lets it go, at once; called when this process ends before it was let go
 * @returns lets it go now
 */
export function untilGone(end: () => void): () => void {
  if (open.size === 0) watch(true)
  open.add(end)
  return () => {
    if (!open.delete(end)) return
    end()
    if (open.size === 0) watch(false)
  }
}

/** Programs are groups of processes of their own, where there are such: whatever they started ends with them. */
export const grouped = process.platform !== 'win32'

/**
 * Ends a process by the signal that nothing withstands; it may be gone already.
 * @param id of a process, or of a group with a minus before it
 */
export function killNow(id: number): void {
  try {
    process.kill(id, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** Ends a program with all that it started. */
export function endGroup(child: { readonly pid?: number; kill(signal: 'SIGKILL'): boolean }): void {
  if (child.pid === undefined) return
  if (grouped) killNow(-child.pid)
  else child.kill('SIGKILL')
}

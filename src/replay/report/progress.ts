/** One line on a terminal that says how far a replay is, at most ten times a second. */

import type { Progress } from '../replay'

const every = 100

const time = (seconds: number): string =>
  seconds < 60 ? `${Math.ceil(seconds)} s` : `${Math.floor(seconds / 60)} min ${Math.ceil(seconds % 60)} s`

/** @param write writes on the terminal, as it is */
export function progressLine(write: (text: string) => void): { show(progress: Progress): void; clear(): void } {
  const began = performance.now()
  let shown = Number.NEGATIVE_INFINITY
  return {
    show({ requests, different, errors, share }) {
      const now = performance.now()
      if (now - shown < every) return
      shown = now
      const seconds = (now - began) / 1000
      const words = [
        share === undefined ? '' : `${Math.floor(share * 100)} %`,
        `${requests.toLocaleString('en-US')} requests`,
        `${Math.round(requests / seconds).toLocaleString('en-US')}/s`,
        different > 0 ? `${different} different` : '',
        errors > 0 ? `${errors} errors` : '',
        share ? `${time((seconds / share) * (1 - share))} left` : '',
      ]
      write(`\r\x1b[K${words.filter(word => word !== '').join(', ')}`)
    },
    clear() {
      if (shown > 0) write('\r\x1b[K')
    },
  }
}

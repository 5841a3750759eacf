/**
 * The times of a replay as a picture: bars over a scale on which each step doubles the time, drawn as SVG that takes its colours from the
 * page. Each bar tells its times and its count to who points at it or has it read.
 */

import { html, Markup } from '../../shared/markup'
import type { HistogramData } from './histogram'

/** Buckets of a doubling (histogram.ts), and how many bars a picture has at most. */
const perDoubling = 64
const mostBars = 56

/** The drawing, in its own units. */
const size = { width: 840, height: 250, left: 56, right: 12, top: 52, bottom: 34 }

interface Bar {
  /** Microseconds: from, up to (and not with) to. */
  from: number
  to: number
  count: number
}

/** The buckets joined into bars of one width, from the first that has a time to the last; none where there are no times. */
export function barsOf({ buckets }: Pick<HistogramData, 'buckets'>): Bar[] {
  const all = Object.entries(buckets).map(([bucket, count]) => [Number(bucket), count] as const)
  if (all.length === 0) return []
  const numbers = all.map(([bucket]) => bucket)
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)]
  let width = 4
  while (Math.floor(last / width) - Math.floor(first / width) + 1 > mostBars) width *= 2
  const begin = Math.floor(first / width)
  const bars = Array.from({ length: Math.floor(last / width) - begin + 1 }, (_, k) => ({
    from: 2 ** (((begin + k) * width) / perDoubling),
    to: 2 ** (((begin + k + 1) * width) / perDoubling),
    count: 0,
  }))
  for (const [bucket, count] of all) bars[Math.floor(bucket / width) - begin].count += count
  return bars
}

/** A time for people: `12 µs`, `3.4 ms`, `1.2 s`. */
export function timeText(us: number): string {
  const [unit, value] = us < 1000 ? ['µs', us] : us < 1_000_000 ? ['ms', us / 1000] : ['s', us / 1_000_000]
  return `${value >= 100 ? Math.round(value) : Number(value.toPrecision(2))} ${unit}`
}

/** Times that stand below the bars: 1, 2 and 5 of each power of ten, or fewer where these would be many. */
function ticksOf(from: number, to: number): number[] {
  const powers = Array.from({ length: 12 }, (_, k) => 10 ** k)
  const inside = (factors: readonly number[]) =>
    powers.flatMap(power => factors.map(factor => factor * power)).filter(us => us >= from && us <= to)
  const fine = inside([1, 2, 5])
  return fine.length > 10 ? inside([1]) : fine
}

const round = (value: number): string => value.toFixed(1)
const number = (value: number): string => value.toLocaleString('en-US')

/** The styles of the picture. */
export const chartStyle = new Markup(`
svg.times { width: 100%; height: auto; max-width: 60rem; font: 12px system-ui, sans-serif; fill: currentColor }
svg.times rect { fill: var(--bar) } svg.times rect:hover { fill: var(--bar-lit) }
svg.times line { stroke: var(--line) } svg.times .share line { stroke: var(--share); stroke-dasharray: 3 3 } svg.times .share text { fill: var(--share) }
`)

/**
 * @param marks times to be marked, by name, in microseconds
 * @returns undefined where there are no times
 */
export function chart(data: HistogramData, marks: Readonly<Record<string, number>>): Markup | undefined {
  const bars = barsOf(data)
  if (bars.length === 0) return undefined
  const { width, height, left, right, top, bottom } = size
  const [begin, end] = [bars[0].from, bars[bars.length - 1].to]
  const x = (us: number): number =>
    left + ((Math.log2(us) - Math.log2(begin)) / (Math.log2(end) - Math.log2(begin))) * (width - left - right)
  const greatest = Math.max(...bars.map(({ count }) => count))
  const floor = height - bottom
  const rise = (count: number): number => Math.max(1.5, (count / greatest) * (floor - top))
  const drawn = bars
    .filter(({ count }) => count > 0)
    .map(({ from, to, count }) => {
      const name = `${timeText(from)} to ${timeText(to)}: ${number(count)}`
      const w = Math.max(1, x(to) - x(from) - 1)
      return html`<rect x="${round(x(from))}" y="${round(floor - rise(count))}" width="${round(w)}" height="${round(rise(count))}"><title>${name}</title></rect>`
    })
  const ticks = ticksOf(begin, end).map(
    us =>
      html`<line x1="${round(x(us))}" x2="${round(x(us))}" y1="${floor}" y2="${floor + 4}"/><text x="${round(x(us))}" y="${floor + 18}" text-anchor="middle">${timeText(us)}</text>`,
  )
  const inside = Object.entries(marks).filter(([, us]) => us >= begin && us <= end)
  const shares = inside.map(([name, us], k) => {
    const place = round(x(us))
    // Names of times that are near each other stand below each other.
    return html`<g class="share"><line x1="${place}" x2="${place}" y1="${6 + 14 * k}" y2="${floor}"/><text x="${place}" dx="4" y="${14 + 14 * k}">${name}</text></g>`
  })
  const label = `Histogram of ${number(data.count)} times, from ${timeText(data.min)} to ${timeText(data.max)}; ${inside.map(([name, us]) => `${name} ${timeText(us)}`).join(', ')}`
  return html`<svg class="times" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">
<line x1="${left}" x2="${width - right}" y1="${floor}" y2="${floor}"/><line x1="${left}" x2="${width - right}" y1="${top}" y2="${top}"/>
<text x="${left - 6}" y="${top + 4}" text-anchor="end">${number(greatest)}</text><text x="${left - 6}" y="${floor + 4}" text-anchor="end">0</text>
${drawn}${ticks}${shares}</svg>`
}

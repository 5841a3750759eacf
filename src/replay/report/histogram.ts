/**
 * Times in buckets whose width grows with them: 64 for each doubling, so that a percentile is at most 1.1 % off. Two
 * histograms are added bucket by bucket, which loses nothing. A time t (microseconds, at least 1) is in bucket
 * floor(64 × log2 t); a percentile is given as the upper end of its bucket, and never more than the greatest time.
 */

const perDoubling = 64

/** As it stands in JSON: how many times are in each bucket that has some. Times are whole microseconds. */
export interface HistogramData {
  /** How many times there are. */
  count: number
  /** The least of them. */
  min: number
  /** The greatest of them. */
  max: number
  /** All of them together. */
  sum: number
  /** How many times are in each bucket, by its number. */
  buckets: Record<string, number>
}

export class Histogram {
  count = 0
  min = 0
  max = 0
  sum = 0
  private readonly buckets = new Map<number, number>()

  static from(data: HistogramData): Histogram {
    const histogram = new Histogram()
    histogram.add(data)
    return histogram
  }

  /** Takes a time in milliseconds. */
  record(ms: number): void {
    const us = Math.max(1, Math.round(ms * 1000))
    this.put(Math.floor(perDoubling * Math.log2(us)), 1)
    this.min = this.count === 0 ? us : Math.min(this.min, us)
    this.max = Math.max(this.max, us)
    this.sum += us
    this.count++
  }

  /** Adds another one. */
  add({ count, min, max, sum, buckets }: HistogramData): void {
    if (count === 0) return
    for (const [bucket, times] of Object.entries(buckets)) this.put(Number(bucket), times)
    this.min = this.count === 0 ? min : Math.min(this.min, min)
    this.max = Math.max(this.max, max)
    this.sum += sum
    this.count += count
  }

  /** The time, in microseconds, that a share (0 to 1) of all times does not exceed; 0 if there are none. */
  percentile(share: number): number {
    let left = Math.max(1, Math.ceil(share * this.count))
    for (const [bucket, times] of this.sorted()) {
      left -= times
      if (left <= 0) return Math.max(this.min, Math.min(this.max, Math.floor(2 ** ((bucket + 1) / perDoubling))))
    }
    return this.max
  }

  get data(): HistogramData {
    const { count, min, max, sum } = this
    return { count, min, max, sum, buckets: Object.fromEntries(this.sorted()) }
  }

  private sorted(): [number, number][] {
    return [...this.buckets].sort(([a], [b]) => a - b)
  }

  private put(bucket: number, times: number): void {
    this.buckets.set(bucket, (this.buckets.get(bucket) ?? 0) + times)
  }
}

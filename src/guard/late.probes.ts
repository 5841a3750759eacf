/** Probes of what changes between the look at it and its way out. */

import type { ServerResponse } from 'node:http'
import { answering, requesting } from './outgoing.probes'
import type { ProgramProbe } from './probe'

const EVIL = 'a\r\nEvil: 1'

/** How often a release reads a value before the one that goes out, at most. */
const READS = 4

/** An object whose text is harmless for some reads, and evil from then on. */
const changing = (harmless: number): string => {
  let reads = 0
  return { toString: () => (reads++ < harmless ? 'ok' : EVIL) } as unknown as string
}

/** One program for each number of reads: what is worst of them. */
const atEachRead = (name: string, act: (res: ServerResponse, value: string) => void): ProgramProbe => ({
  side: 'program',
  name,
  async run(modules) {
    const outcomes: string[] = []
    for (let harmless = 0; harmless < READS; harmless++) {
      outcomes.push(await answering(name, res => act(res, changing(harmless))).run(modules))
    }
    return outcomes.find(outcome => outcome === 'split') ?? outcomes[READS - 1]
  },
})

export const changingText = atEachRead('a text that changes', (res, value) => {
  res.setHeader('X-A', value)
})

export const changingTrailer = atEachRead('a trailer that changes', (res, value) => {
  res.writeHead(200, { Trailer: 'X-A' })
  res.write('a')
  res.addTrailers({ 'X-A': value })
})

export const changedArray = answering('a list that gets one more', res => {
  const list = ['ok']
  res.setHeader('X-A', list)
  list.push(EVIL)
})

export const changingPath = requesting('another path', { path: '/' }, req => {
  req.path = `/ HTTP/1.1\r\nEvil: 1\r\nX: `
})

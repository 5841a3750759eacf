/**
 * A process under torture: argv has a line, `guarded` or `faithful`, and the scale. Prints a row of JSON for each attack. Run it
 * with --expose-gc.
 */

import { createHttp } from '../../src/http/create-http'
import { currentOwner } from '../../src/oracle/runtime/leftovers'
import { onClients } from './on-clients'
import { onHost } from './on-host'
import { type Attack, onServers } from './on-servers'
import { onTraffic } from './on-traffic'
import { type Http, pause, Stage, until } from './stage'

/** What came of an attack. */
export interface Row {
  readonly name: string
  /** What is wrong; none if all is well. */
  readonly faults: readonly string[]
  readonly said: string
  readonly seconds: number
  /** Megabytes: the most that the process grew by, and what it kept. */
  readonly peak: number
  readonly kept: number
}

/** Megabytes that may be left after an attack. */
const MOST_KEPT = 20

const MEGABYTE = 1024 * 1024
const [line, mode, scale, ...only] = process.argv.slice(2)
const uncaught: string[] = []
process.on('uncaughtException', error => {
  // What a scenario does not catch is in its transcript.
  if (!currentOwner()) uncaught.push(`uncaught: ${error.stack}`)
})
process.on('unhandledRejection', reason => uncaught.push(`unhandled: ${(reason as Error)?.stack ?? reason}`))

const sockets = (): string[] => process.getActiveResourcesInfo().filter(name => /TCP/.test(name))

async function inUse(): Promise<number> {
  for (let n = 0; n < 3; n++) {
    ;(globalThis as { gc?(): void }).gc?.()
    await pause(10)
  }
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** Descriptors allow so many connections with both ends here. */
function mostConnections(): number {
  const { userLimits } = process.report.getReport() as unknown as {
    userLimits?: { open_files?: { soft: string | number } }
  }
  const limit = Number(userLimits?.open_files?.soft ?? 1024)
  return Number.isFinite(limit) ? Math.floor((limit - 200) / 2) : 10_000
}

async function torture(attack: Attack, stage: Stage): Promise<Row> {
  const before = await inUse()
  let peak = 0
  const look = setInterval(() => {
    const { heapUsed, external } = process.memoryUsage()
    peak = Math.max(peak, heapUsed + external - before)
  }, 20)
  const began = Date.now()
  const faults: string[] = []
  let said = ''
  try {
    said = await attack.run(stage)
    await until('no handle is left', () => sockets().length === 0)
  } catch (error) {
    faults.push(`${(error as Error).message}; left: ${sockets().join(' ')}`)
  }
  clearInterval(look)
  const kept = ((await inUse()) - before) / MEGABYTE
  if (kept > MOST_KEPT) faults.push(`kept ${kept.toFixed(1)} MB`)
  if (attack.mostGrowth !== undefined && peak / MEGABYTE > attack.mostGrowth) {
    faults.push(`grew by ${(peak / MEGABYTE).toFixed(1)} MB`)
  }
  faults.push(...uncaught.splice(0).slice(0, 3))
  return { name: attack.name, faults, said, seconds: (Date.now() - began) / 1000, peak: peak / MEGABYTE, kept }
}

async function main(): Promise<void> {
  const faithful = mode === 'faithful'
  const http = createHttp(line, { faithful }) as unknown as Http
  const all = [...onServers, ...onClients, ...onTraffic, ...onHost].filter(
    ({ name }) => only.length === 0 || only.includes(name),
  )
  // Code that was never run is no part of what an attack leaves.
  const rehearsal = new Stage(http, 0.002, 50, line, faithful)
  for (const attack of all) await torture(attack, rehearsal)
  const stage = new Stage(http, Number(scale), mostConnections(), line, faithful)
  for (const attack of all) process.stdout.write(`${JSON.stringify(await torture(attack, stage))}\n`)
  process.exit(0)
}

void main()

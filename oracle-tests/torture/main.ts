/**
 * Servers and clients under load: `npm run torture -- [--scale N] [--as LINE,…] [--only NAME]`. Each line, guarded and faithful, in a
 * process of its own: nothing may be thrown that nobody catches, no handle may be left, and the memory must be back within 20 MB.
 * A scale of 1 is the whole (10,000 connections, 100 MB, 100,000 requests, a million names). Exit code 0 if all is well, 1 if
 * not, 2 for a mistaken call.
 */

import { spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { lines } from '../../versions'
import { onClients } from './on-clients'
import { onHost } from './on-host'
import { onServers } from './on-servers'
import { onTraffic } from './on-traffic'
import type { Row } from './subject'

const usual = '0.4,0.10,4,12'
const modes = ['guarded', 'faithful'] as const
const attacks = [...onServers, ...onClients, ...onTraffic, ...onHost].map(({ name }) => name)

function usage(message: string): never {
  process.stderr.write(`torture: ${message}\n`)
  process.exit(2)
}

function callOf() {
  try {
    const { values } = parseArgs({
      options: {
        as: { type: 'string', default: usual },
        scale: { type: 'string', default: '1' },
        only: { type: 'string', multiple: true, default: [] },
      },
    })
    const chosen = values.as.split(',')
    const all = lines.map(({ name }) => name)
    const unknown = chosen.filter(name => !all.includes(name))
    if (unknown.length > 0) usage(`no line ${unknown.join(', ')}; there are ${all.join(', ')}`)
    if (!(Number(values.scale) > 0 && Number(values.scale) <= 1)) usage('--scale takes a number above 0, at most 1')
    const wrong = values.only.filter(name => !attacks.includes(name))
    if (wrong.length > 0) usage(`no attack ${wrong.join(', ')}; there are ${attacks.join(', ')}`)
    return { chosen, scale: values.scale, only: values.only }
  } catch (error) {
    return usage((error as Error).message)
  }
}

/** One process. @returns its rows */
function run(line: string, mode: string, scale: string, only: readonly string[], heard: (row: Row) => void) {
  const args = ['--expose-gc', path.join(__dirname, 'subject.js'), line, mode, scale, ...only]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', text => (said = (said + text).slice(-2000)))
  const reading = createInterface({ input: child.stdout }).on('line', text => heard(JSON.parse(text)))
  return new Promise<string | undefined>(ended => {
    child.on('close', (code, signal) => {
      reading.close()
      ended(code === 0 ? undefined : `ended by ${signal ?? code}: ${said}`)
    })
  })
}

function show(line: string, mode: string, { name, faults, said, seconds, peak, kept }: Row): void {
  const figures = `${seconds.toFixed(1)} s, at most +${peak.toFixed(0)} MB, kept ${kept.toFixed(1)} MB`
  process.stdout.write(
    `${faults.length ? 'FAILS' : 'ok   '} ${line} ${mode}: ${name}: ${said || 'not done'}; ${figures}\n`,
  )
  for (const fault of faults) process.stdout.write(`      ${fault}\n`)
}

async function main(): Promise<number> {
  const { chosen, scale, only } = callOf()
  let rows = 0
  let failed = 0
  for (const line of chosen) {
    for (const mode of modes) {
      const before = rows
      const ended = await run(line, mode, scale, only, row => {
        rows++
        if (row.faults.length > 0) failed++
        show(line, mode, row)
      })
      const lacking = (only.length || attacks.length) - (rows - before)
      if (ended === undefined && lacking === 0) continue
      failed++
      process.stdout.write(`FAILS ${line} ${mode}: ${lacking} attacks were not tried: ${ended ?? ''}\n`)
    }
  }
  process.stdout.write(`${rows} attacks, ${failed} failed, at scale ${scale}\n`)
  return rows > 0 && failed === 0 ? 0 : 1
}

main().then(code => process.exit(code))

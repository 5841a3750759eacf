/** A proxy to be measured, in a process of its own: `pipe` is two pipes and nothing else, `record` the recording proxy. */

import { mkdtempSync, rmSync } from 'node:fs'
import net, { type AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { Recorder } from '../src/traffic/record/recorder'
import { openSink } from '../src/traffic/rows/sink'
import type { Spent } from './protocol'

const [side, to, ending = '.jsonl'] = process.argv.slice(2)
const host = '127.0.0.1'
const directory = mkdtempSync(path.join(os.tmpdir(), 'http-eras-bench-'))
process.on('exit', () => rmSync(directory, { recursive: true, force: true }))
process.on('SIGTERM', () => process.exit())

async function start(): Promise<number> {
  const target = { host, port: Number(to) }
  if (side === 'record') {
    const sink = await openSink(path.join(directory, `rows${ending}`), { mode: 'new' })
    const failed = (error: Error) => {
      throw error
    }
    return (await Recorder.start({ listen: { host, port: 0 }, to: target, sink, failed })).port
  }
  const server = net.createServer({ noDelay: true }, client => {
    const up = net.connect({ ...target, noDelay: true })
    client.pipe(up).pipe(client)
    client.on('error', () => up.destroy())
    up.on('error', () => client.destroy())
  })
  await new Promise<void>(resolve => server.listen(0, host, 4096, resolve))
  return (server.address() as AddressInfo).port
}

void start().then(port => process.send?.(port))
process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send?.({ cpu: user + system } satisfies Spent)
})

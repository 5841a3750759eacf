/**
 * node dist/oracle-tests/probes/record-answers.js [RELEASE…]: sends the raw answers of answers.json to clients of real binaries
 * that the cache of scripts/fetch-runtime.mjs holds, and writes what these were told into recorded-answers.json.
 */

import { spawn } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { binaryOf } from '../evidence/binaries'
import { type Answer, answers, answersFile, type Heard, type HeardAnswers, recordedAnswersFile } from './answers'
import { folder } from './play'

const RELEASES =
  '0.8.28 0.10.48 0.12.18 iojs-3.3.1 4.9.1 6.17.1 8.17.0 10.24.1 12.22.12 14.21.3 16.20.2 18.20.8 20.20.2 22.23.5 24.22.3 26.12.1'

/** Answers a request by the number that it names. */
function answer(socket: Socket, cases: readonly Answer[]): void {
  let request: string | undefined = ''
  socket.on('error', () => {})
  socket.on('data', bytes => {
    if (request === undefined) return
    request += bytes.toString('latin1')
    const number = /x-case: (\d+)/i.exec(request)?.[1]
    if (number === undefined || !request.includes('\r\n\r\n')) return
    request = undefined
    const { bytes: text, end } = cases[Number(number)]
    socket.write(text, 'latin1')
    if (end) socket.end()
  })
}

async function heardBy(release: string, cases: readonly Answer[]): Promise<Heard[][]> {
  const server = createServer({ allowHalfOpen: true }, socket => answer(socket, cases))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const child = spawn(binaryOf(release), [join(folder, 'client.js'), answersFile, String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const heard: Heard[][] = []
  for await (const line of createInterface({ input: child.stdout })) {
    const [number, events] = JSON.parse(line) as [number, Heard[]]
    if (number >= 0) heard[number] = events
  }
  server.close()
  return heard
}

async function main(): Promise<void> {
  const releases = process.argv.length > 2 ? process.argv.slice(2) : RELEASES.split(' ')
  const missing = releases.filter(release => !existsSync(binaryOf(release)))
  if (missing.length > 0) throw new Error(`npm run fetch-runtime is needed for ${missing.join(', ')}`)
  const cases = answers()
  const rows: HeardAnswers[][] = cases.map(() => [])
  for (const release of releases) {
    const heard = await heardBy(release, cases)
    for (const [number, events] of heard.entries()) {
      const same = rows[number].find(row => JSON.stringify(row.heard) === JSON.stringify(events))
      if (same) (same.releases as string[]).push(release)
      else rows[number].push({ releases: [release], heard: events })
    }
    console.log(`${release}: ${heard.length} answers`)
  }
  const lines = rows.map(row => ` [\n  ${row.map(one => JSON.stringify(one)).join(',\n  ')}\n ]`)
  writeFileSync(recordedAnswersFile, `[\n${lines.join(',\n')}\n]\n`)
}
main().catch(error => {
  console.error(error.message)
  process.exit(1)
})

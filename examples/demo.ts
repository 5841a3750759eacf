/**
 * npm run demo: a program of 2011 on today's Node, as two old versions and as a later one. Between its client and its
 * server stands a tap that shows every byte.
 */

import { spawn } from 'node:child_process'
import { type AddressInfo, connect, createServer, type Server } from 'node:net'
import path from 'node:path'

const root = path.join(__dirname, '..', '..')
const cli = path.join(root, 'dist', 'src', 'cli', 'main.js')
const program = path.join('examples', 'legacy', 'guestbook.js')

/** The versions to show, and whether the program can work there. */
const shows = [
  { as: '0.4', works: true },
  { as: '0.6', works: true },
  { as: '12', works: false },
]

const bold = (text: string): string => (process.stdout.isTTY && !process.env.NO_COLOR ? `\x1b[1m${text}\x1b[22m` : text)
const say = (text: string): void => void process.stdout.write(`${text}\n`)
const listening = (server: Server, port = 0): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })

async function freePort(): Promise<number> {
  const server = createServer()
  const port = await listening(server)
  await new Promise(closed => server.close(closed))
  return port
}

/** Bytes as a person reads them: a line a line, other than plain text escaped. */
const lines = (mark: string, bytes: Buffer): string[] =>
  bytes
    .toString('utf8')
    .split(/(?<=\n)/)
    .map(line => `  ${mark} ${JSON.stringify(line).slice(1, -1)}`)

/** Lets everything through to a port, and keeps what it saw. */
function tap(to: number, wire: string[]): Server {
  return createServer(near => {
    const far = connect(to, '127.0.0.1')
    near.on('data', bytes => wire.push(...lines('client >', bytes)) && far.write(bytes))
    far.on('data', bytes => wire.push(...lines('server <', bytes)) && near.write(bytes))
    near.on('end', () => far.end()).on('error', () => far.destroy())
    far.on('end', () => near.end()).on('error', () => near.destroy())
  })
}

/** Runs the program as a version and says what came of it. */
async function show(as: string): Promise<number | null> {
  const port = await freePort()
  const wire: string[] = []
  const between = tap(port, wire)
  const args = ['run', '--as', as, program, String(port), String(await listening(between))]
  say(bold(`\n$ http-eras ${args.join(' ')}`))
  const child = spawn(process.execPath, [cli, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'pipe'] })
  let errors = ''
  child.stderr.on('data', chunk => {
    errors += chunk
  })
  const code = await new Promise<number | null>(resolve => child.on('close', resolve))
  between.close()
  if (wire.length) say(bold('the wire'))
  for (const line of wire) say(line)
  for (const line of errors.split('\n').filter(line => /^\w*Error|guestbook\.js:\d/.test(line))) say(line.trim())
  say(`exit code ${code}`)
  return code
}

async function main(): Promise<void> {
  let wrong = 0
  for (const { as, works } of shows) if (((await show(as)) === 0) !== works) wrong++
  say(
    wrong
      ? `\n${wrong} of ${shows.length} did not do what they did in their time`
      : '\nThe program runs as it did then; where its version has lost what it uses, it fails as it did then.',
  )
  process.exitCode = wrong ? 1 : 0
}

main()

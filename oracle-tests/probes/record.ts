/**
 * npm run measure:probes -- [RELEASE…]: sends every probe to the real binaries that the cache of
 * scripts/fetch-runtime.mjs holds, and writes what they did into recorded.json. What comes out otherwise each time is
 * named, and not kept. With `--later` those after 12, into later.json, which readings alone are held against.
 */

import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { binaryOf } from '../evidence/binaries'
import {
  laterFile,
  type Probe,
  play,
  probes,
  recorded,
  recordedFile,
  type Seen,
  sameSeen,
  serverFile,
  Target,
  together,
  uncaught,
  uncaughtFile,
  type Variant,
  type Wait,
} from './play'

const RELEASES = ['0.8.28', '0.10.48', '0.12.18', 'iojs-3.3.1', '4.9.1', '6.17.1', '8.17.0', '10.24.1', '12.22.12']
const LATER = ['14.21.3', '16.20.2', '18.20.8', '20.20.2', '22.23.5', '24.22.3']
/** What stays the same for so long is over. */
const QUIET = 400
/** Runs of one probe until two in a row are the same. */
const MOST_RUNS = 6

async function started(release: string): Promise<[Target, ChildProcess]> {
  const child = spawn(binaryOf(release), [serverFile], { stdio: ['ignore', 'pipe', 'inherit'] })
  const target = new Target()
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject).once('exit', code => reject(new Error(`${release} ended with ${code}`)))
    createInterface({ input: child.stdout! }).on('line', line => {
      const [id, what] = JSON.parse(line) as [number, number | string | number[]]
      if (Array.isArray(what)) {
        target.ports = what
        resolve()
      } else target.heard(id, what)
    })
  })
  return [target, child]
}

const quiet: Wait = async (_port, _sent, seen) => {
  for (let before = seen(); ; ) {
    await sleep(QUIET)
    const now = seen()
    if (sameSeen(before, now)) return
    before = now
  }
}

async function settled(probe: Probe, target: Target): Promise<Seen | undefined> {
  let before = await play(probe, target, quiet, quiet)
  for (let run = 1; run < MOST_RUNS; run++) {
    const now = await play(probe, target, quiet, quiet)
    if (sameSeen(before, now)) return now
    before = now
  }
  return undefined
}

async function main(): Promise<void> {
  const [later, ...named] = process.argv[2] === '--later' ? process.argv.slice(2) : ['', ...process.argv.slice(2)]
  const due = later ? LATER : RELEASES
  const file = later ? laterFile : recordedFile
  const releases = named.length > 0 ? named : due
  const missing = releases.filter(release => !existsSync(binaryOf(release)))
  if (missing.length > 0) throw new Error(`npm run fetch-runtime is needed for ${missing.join(', ')}`)
  const all = probes()
  const kept: Record<string, Variant[]> = existsSync(file) ? structuredClone(recorded(file)) : {}
  const thrown = existsSync(uncaughtFile) ? { ...uncaught() } : {}
  for (const release of releases) {
    const [target, child] = await started(release)
    const unsettled: string[] = []
    await together(all, 16, async (name, probe) => {
      const seen = await settled(probe, target)
      const others = (kept[name] ?? [])
        .map(it => ({ ...it, releases: it.releases.filter(other => other !== release) }))
        .filter(it => it.releases.length > 0)
      const same = seen && others.find(it => sameSeen(it, seen))
      if (same) same.releases.push(release)
      else if (seen) others.push({ releases: [release], ...seen })
      else unsettled.push(name)
      kept[name] = others
    })
    child.removeAllListeners('exit').kill('SIGKILL')
    console.log(`${release}: ${Object.keys(all).length - unsettled.length} probes`)
    for (const name of unsettled) console.log(`  comes out otherwise each time: ${name}`)
    thrown[release] = [...new Set(target.uncaught)].sort()
    for (const text of thrown[release]) console.log(`  nobody caught: ${text}`)
  }
  const order = (release: string) => due.indexOf(release)
  const rows = Object.keys(all).map(name => {
    const variants = kept[name].map(it => ({ ...it, releases: [...it.releases].sort((a, b) => order(a) - order(b)) }))
    variants.sort((a, b) => order(a.releases[0]) - order(b.releases[0]))
    return `${JSON.stringify(name)}: [\n  ${variants.map(it => JSON.stringify(it)).join(',\n  ')}\n]`
  })
  if (!later) writeFileSync(uncaughtFile, JSON.stringify(thrown, null, 1) + '\n')
  writeFileSync(file, `{\n${rows.join(',\n')}\n}\n`)
}
main().catch(error => {
  console.error(error.message)
  // A binary may still run, and goes with its pipe.
  process.exit(1)
})

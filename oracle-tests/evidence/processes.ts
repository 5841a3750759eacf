/**
 * Small programs that are judged as whole processes: what each printed and how it ended on real binaries stands beside
 * it. A program says in a line `// releases: …` on which releases it was run; it prints nothing that differs by run.
 */

import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../corpus'

const folder = join(root, 'oracle-tests/processes')

/** What a process printed on stdout, line by line, and its exit code, or the signal that ended it. */
export interface Outcome {
  readonly code: number | string
  readonly out: readonly string[]
}

/** Releases whose binaries did the same. */
interface Variant extends Outcome {
  readonly runtimes: readonly string[]
}

export const processNames = (): string[] =>
  readdirSync(folder)
    .filter(file => file.endsWith('.js'))
    .map(file => file.slice(0, -3))
    .sort()

export const programOf = (name: string): string => join(folder, `${name}.js`)

export const hasProcess = (name: string): boolean => existsSync(join(folder, `${name}.json`))

/** @throws Error if nothing was recorded under that name */
export const variantsOf = (name: string): readonly Variant[] =>
  JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'))

/** The releases that a program names. */
export function releasesNamed(name: string): string[] {
  const [, named = ''] = /^\/\/ releases: (.+)$/m.exec(readFileSync(programOf(name), 'utf8')) ?? []
  return named.split(' ').filter(Boolean)
}

/** Releases that did the same share a variant. What was recorded of a release before is replaced. */
export function keep(name: string, outcomes: ReadonlyMap<string, Outcome>): void {
  const variants = (hasProcess(name) ? variantsOf(name) : []).map(variant => ({
    ...variant,
    runtimes: variant.runtimes.filter(release => !outcomes.has(release)),
  }))
  for (const [release, outcome] of outcomes) {
    const same = variants.find(variant => sameOutcome(variant, outcome))
    if (same) same.runtimes.push(release)
    else variants.push({ runtimes: [release], ...outcome })
  }
  const named = releasesNamed(name)
  const kept = variants
    .map(variant => ({ ...variant, runtimes: named.filter(release => variant.runtimes.includes(release)) }))
    .filter(({ runtimes }) => runtimes.length > 0)
    .sort((a, b) => named.indexOf(a.runtimes[0]) - named.indexOf(b.runtimes[0]))
  const text = kept.map(({ runtimes, code, out }) => {
    const lines = out.map(line => `    ${JSON.stringify(line)}`).join(',\n')
    return `  {"runtimes": ${JSON.stringify(runtimes)}, "code": ${JSON.stringify(code)}, "out": [\n${lines}\n  ]}`
  })
  const file = join(folder, `${name}.json`)
  writeFileSync(`${file}.new`, `[\n${text.join(',\n')}\n]\n`)
  renameSync(`${file}.new`, file)
}

export const sameOutcome = (a: Outcome, b: Outcome): boolean =>
  a.code === b.code && a.out.join('\n') === b.out.join('\n')

/** Runs a command to its end, for at most twenty minutes. What is set for the observer is not set for it. */
export function outcomeOf(command: string, args: readonly string[]): Promise<Outcome> {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_OPTIONS: '',
    NODE_NO_WARNINGS: '',
    NODE_DEBUG: '',
    HTTP_ERAS: '',
  }
  for (const name of Object.keys(env)) if (/^(TAP|_TAP|NODE_V8_COVERAGE)/.test(name)) delete env[name]
  return new Promise(resolve => {
    // The test runner adds itself to whatever is spawned; a shell that sets the options anew starts behind its back.
    execFile(
      '/usr/bin/env',
      ['-u', 'NODE_OPTIONS', command, ...args],
      { env, cwd: tmpdir(), timeout: 240_000, maxBuffer: 64 << 20 },
      (error, stdout) => {
        const code = error ? (error.code ?? error.signal ?? 'unknown') : 0
        resolve({ code, out: stdout.replace(/\n$/, '').split('\n') })
      },
    )
  })
}

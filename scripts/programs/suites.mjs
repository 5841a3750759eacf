/**
 * Runs the tests that packages ship, pinned or on a real binary, one file after the other (many use fixed ports), and
 * counts what passed and failed beside the real binary's count: that of table.json, or of suites.json (`real`: passed,
 * failed) where the files are not the same ones. suites.json has the files and what has to be installed for them.
 */

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { once, quiet, runNpm } from './install.mjs'
import { suites } from './places.mjs'
import { perform, starter } from './run.mjs'

/** Milliseconds after which a file of tests is ended. */
const patience = 45_000

const count = (text, pattern) => Number(pattern.exec(text)?.[1] ?? 0)
const lines = (text, pattern) => (text.match(pattern) ?? []).length
/** A file that ended badly without saying of any failure is one failure. */
const orBroken = ({ code }, passed, failed) => ({ passed, failed: failed || Number(code !== 0 || passed === 0) })

const tap = ({ code, stdout }) => orBroken({ code }, lines(stdout, /^ok \d/gm), lines(stdout, /^not ok \d/gm))
const vows = outcome => {
  const text = outcome.stdout.replace(/\x1b\[\d+m/g, '')
  const failed = count(text, /(\d+) broken/) + count(text, /(\d+) errored/) + count(text, /(\d+) dropped/)
  return orBroken(outcome, count(text, /(\d+) honored/), failed)
}

/** How each runner tells what passed. */
const readers = {
  exit: ({ code }) => ({ passed: Number(code === 0), failed: Number(code !== 0) }),
  core: ({ code }) => ({ passed: Number(code === 0), failed: Number(code !== 0) }),
  tap,
  mocha: tap,
  vows,
  vowsnode: vows,
  lab(outcome) {
    // What failed it tells on the other stream.
    const text = outcome.stdout + outcome.stderr
    const all = count(text, /(?:of )?(\d+) tests/)
    const failed = count(text, /(\d+) of \d+ tests failed/)
    return orBroken(outcome, all - failed, failed)
  },
}

/** A pattern of suites.json as an expression: `*`, `**`, `{a,b}` and `!(a|b)` mean what they mean in a shell. */
const expressionOf = pattern =>
  new RegExp(
    `^${pattern
      .replaceAll('.', '\\.')
      .replace(/!\(([^)]*)\)(.*)$/, (_, names, rest) => `(?!(?:${names})${rest}$)[^/]<any>${rest}`)
      .replace(/\{([^}]*)\}/g, (_, names) => `(?:${names.replaceAll(',', '|')})`)
      .replaceAll('**/', '(?:.<any>/)?')
      .replaceAll('*', '[^/]<any>')
      .replaceAll('<any>', '*')}$`,
  )

const filesOf = (folder, patterns) => {
  const all = readdirSync(folder, { recursive: true }).map(file => file.replaceAll('\\', '/'))
  return all.filter(file => patterns.some(pattern => expressionOf(pattern).test(file))).sort()
}

/** What the program was recorded with in the place of later packages. */
function recordedWith({ from }, named) {
  const { overrides = {} } = JSON.parse(readFileSync(path.join(from, 'package.json'), 'utf8'))
  return Object.fromEntries(Object.entries(overrides).filter(([name]) => !named.includes(name)))
}

/** Installs a package with its tests and what they need, apart from the program. */
async function installSuite(program, [name, version], needed) {
  const folder = path.join(program.to, 'own-tests')
  const overrides = recordedWith(program, [name, ...Object.keys(needed)])
  const wanted = JSON.stringify({ private: true, dependencies: { ...needed, [name]: version }, overrides })
  mkdirSync(folder, { recursive: true })
  await once(folder, wanted, async () => {
    rmSync(path.join(folder, 'node_modules'), { recursive: true, force: true })
    writeFileSync(path.join(folder, 'package.json'), wanted)
    await runNpm(folder, ['install', ...quiet, '--no-package-lock', '--legacy-peer-deps', '--omit=dev'])
  })
  return path.join(folder, 'node_modules', name)
}

/** The words of a table's command that come after `&& NODE`, with the file in its place. */
const wordsFor = (command, file) =>
  command
    .split('&& NODE ')[1]
    .split(' ')
    .map(word => (word === 'FILE' ? file : word))

async function runSuite(program, row, suite, needed, host) {
  const folder = await installSuite(program, [program.package, program.version], needed)
  const files = filesOf(folder, suite.files)
  const sum = { passed: 0, failed: 0, files: files.length, worse: [] }
  for (const file of files) {
    const outcome = await perform(
      [...starter(program, host, suite.prelude), ...wordsFor(row.command, file)],
      folder,
      suite.env,
      patience,
    )
    const { passed, failed } = readers[row.runner](outcome)
    sum.passed += passed
    sum.failed += failed
    if (failed) sum.worse.push(`${file}: ${passed} passed, ${failed} failed, exit ${outcome.code}`)
    if (failed && process.env.VERBOSE) sum.worse.push(outcome.stdout.slice(-3000), outcome.stderr.slice(-3000))
  }
  return sum
}

/**
 * @param how gives the host or the real binary for a program
 * @returns whether every suite passes what it passes on the real binary
 */
export async function runSuites(chosen, how) {
  let same = true
  for (const program of chosen) {
    if (!program.ownTests) continue
    const host = how(program)
    if ('real' in host && !host.real) continue
    const needed = Object.assign({}, ...suites[program.name].map(suite => suite.with))
    for (const [i, row] of program.ownTests.entries()) {
      const sum = await runSuite(program, row, suites[program.name][i], needed, host)
      const { passed, failed, files, worse } = sum
      const { real = [row.passOnReal, row.failOnReal] } = suites[program.name][i]
      const good = passed >= real[0]
      same &&= good
      const verdict = good ? 'as real' : 'fewer  '
      const name = `${program.name} (${row.runner})`.padEnd(28)
      process.stdout.write(
        `${verdict}  ${name} ${passed}/${passed + failed} in ${files} files; real ${real[0]}/${real[0] + real[1]}\n`,
      )
      for (const line of worse) process.stdout.write(`    ${line}\n`)
    }
  }
  return same
}

/**
 * docs/upgrade.md shows what its commands print: each is run, in examples/upgrade, and what the page leaves out stands there as `…`.
 * Those that are said to take long are run by `npm run walk` alone; `npm run walk -- --write` puts what is printed where the
 * page says something else.
 */

import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import t from 'tap'

t.setTimeout(3_600_000)

const root = path.join(__dirname, '../..')
const service = path.join(root, 'examples/upgrade')
const page = path.join(root, 'docs/upgrade.md')

/** A command of the page, its exit code, whether it takes long, and what the page shows of what it prints. */
interface Shown {
  readonly command: string
  readonly exit: number
  readonly isLong: boolean
  readonly lines: string
  /** Where the lines stand in the page. */
  readonly at: number
}

/** The commands: in a block of code, a line `$ COMMAND`, with a comment behind it or not, and the lines up to the next. */
function commandsOf(text: string): Shown[] {
  const blocks = [...text.matchAll(/^```\n(\$ [\s\S]*?)^```$/gm)]
  return blocks.flatMap(block =>
    [...block[1].matchAll(/^\$ (.*?)(?: +# (.*))?\n((?:(?!\$ ).*\n)*)/gm)].map(found => {
      const [whole, command, comment = '', lines] = found
      return {
        command,
        exit: Number(/exit (\d)/.exec(comment)?.[1] ?? 0),
        isLong: /takes/.test(comment),
        lines,
        at: block.index + '```\n'.length + found.index + whole.length - lines.length,
      }
    }),
  )
}

/** Runs a command as a shell does. @returns its exit code, and all that it prints, in its order */
function printed(command: string): Promise<{ code: number | null; text: string }> {
  const eras = `'${process.execPath}' '${path.join(root, 'dist/src/cli/main.js')}'`
  const whole = command.replace(/^((?:\w+=\S+ )*)http-eras/, (_, variables) => variables + eras)
  return new Promise(resolve => {
    const env: NodeJS.ProcessEnv = { ...process.env, NODE_NO_WARNINGS: '1', COLUMNS: '120', NO_COLOR: '1' }
    const shell = spawn('sh', ['-c', `exec 2>&1; ${whole}`], {
      cwd: service,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let text = ''
    shell.stdout.setEncoding('utf8').on('data', more => (text += more))
    shell.on('close', code => resolve({ code, text: text.replace(/\n?$/, '\n') }))
  })
}

const quoted = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** What is shown as a pattern: a line `…` is any lines, or none, and `…` in a line is any text. */
const patternOf = (lines: string) =>
  new RegExp(
    `^${lines
      .split(/(?<=\n)/)
      .map(line => (line.trim() === '…' ? '(?:.*\\n)*?' : quoted(line).replaceAll('…', '.*')))
      .join('')}$`,
  )

const words = process.argv.slice(2)

t.test('the page shows what its commands print', async t => {
  const text = readFileSync(page, 'utf8')
  const shown = commandsOf(text)
  t.ok(shown.length >= 8, `${shown.length} commands`)
  let renewed = text
  for (const { command, exit, isLong, lines, at } of shown.reverse()) {
    if (isLong && !words.includes('--all')) continue
    const { code, text: seen } = await printed(command)
    t.equal(code, exit, `exit code of ${command}`)
    if (patternOf(lines).test(seen)) t.pass(command)
    else if (words.includes('--write')) renewed = renewed.slice(0, at) + seen + renewed.slice(at + lines.length)
    else t.equal(seen, lines, command)
  }
  if (renewed !== text) writeFileSync(page, renewed)
})

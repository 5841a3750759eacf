/**
 * docs/upgrade.md shows what its commands print: each is run, in examples/upgrade, and what the page leaves out stands there as `…`.
 * `node dist/examples/upgrade.test.js --write` puts what is printed where the page says something else.
 */

import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import t from 'tap'

t.setTimeout(3_600_000)

const root = path.join(__dirname, '../..')
const service = path.join(root, 'examples/upgrade')
const page = path.join(root, 'docs/upgrade.md')

/** A command of the page, its exit code where the page says one, and what it shows of what that prints. */
interface Shown {
  readonly command: string
  readonly exit: number | undefined
  readonly lines: string
  /** Where the lines stand in the page. */
  readonly at: number
}

/** The commands: in a block of code, a line `$ COMMAND`, with `# exit N` behind it or not, and the lines up to the next. */
function commandsOf(text: string): Shown[] {
  const blocks = [...text.matchAll(/^```\n(\$ [^]*?)^```$/gm)]
  return blocks.flatMap(block =>
    [...block[1].matchAll(/^\$ (.*?)(?: +# exit (\d+))?\n([^]*?)(?=^\$ |$(?![^]))/gm)].map(found => ({
      command: found[1],
      exit: found[2] === undefined ? undefined : Number(found[2]),
      lines: found[3],
      at: block.index + '```\n'.length + found.index + found[0].length - found[3].length,
    })),
  )
}

/** Runs a command as a shell does. @returns its exit code, and all that it prints, in its order */
function printed(command: string): Promise<{ code: number | null; text: string }> {
  const eras = `'${process.execPath}' '${path.join(root, 'dist/src/cli/main.js')}'`
  const whole = command.replace(/^http-eras/, eras).replace(/^node/, `'${process.execPath}'`)
  return new Promise(resolve => {
    const env: NodeJS.ProcessEnv = { ...process.env, NODE_NO_WARNINGS: '1', COLUMNS: '120', NO_COLOR: '1' }
    const shell = spawn('sh', ['-c', `exec 2>&1; ${whole}`], { cwd: service, env, stdio: ['ignore', 'pipe', 'inherit'] })
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

t.test('the page shows what its commands print', async t => {
  const text = readFileSync(page, 'utf8')
  const shown = commandsOf(text)
  t.ok(shown.length >= 8, `${shown.length} commands`)
  let renewed = text
  for (const { command, exit, lines, at } of shown.reverse()) {
    const { code, text: seen } = await printed(command)
    const agrees = patternOf(lines).test(seen)
    if (process.argv.includes('--write') && !agrees) renewed = renewed.slice(0, at) + seen + renewed.slice(at + lines.length)
    else if (!agrees) t.equal(seen, lines, command)
    else t.pass(command)
    t.equal(code, exit ?? 0, `exit code of ${command}`)
  }
  if (renewed !== text) writeFileSync(page, renewed)
})

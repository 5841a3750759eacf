/** The option `--reporter` of the commands that report a result: what is said on stdout, and what is written into files. */

import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { erasError } from '../errors'
import { makeFolderOf, writeRefused, writeWhole } from '../shared/write-whole'
import type { Option } from './command'
import type { Context, Report, Reporter, TextStyle } from './reporters/report'
import type { Terminal } from './terminal'

const load = {
  text: () => (require('./reporters/text') as typeof import('./reporters/text')).text,
  json: () => (require('./reporters/json') as typeof import('./reporters/json')).json,
  markdown: () => (require('./reporters/markdown') as typeof import('./reporters/markdown')).markdown,
  junit: () => (require('./reporters/junit') as typeof import('./reporters/junit')).junit,
  github: () => (require('./reporters/github') as typeof import('./reporters/github')).github,
} satisfies Readonly<Record<string, () => Reporter>>

type Name = keyof typeof load

/** Those that the option names; Markdown has an option of its own. */
const names = ['text', 'json', 'junit', 'github'] as const satisfies readonly Name[]

export const reporterOption = {
  type: 'string',
  multiple: true,
  value: 'NAME[=FILE]',
  what: 'text, json, junit or github (annotations, and the summary of the job); with =FILE it is written there, and stdout has its text all the same; may be given several times',
} as const satisfies Option

interface ReporterOptions {
  readonly reporter?: readonly string[]
  readonly json?: boolean
  readonly markdown?: boolean
}

interface Wanted {
  readonly name: Name
  /** Left out: stdout. */
  readonly file?: string
}

export interface Reporters {
  /** Says a line of the text as it comes, if that goes to stdout. */
  tell(line: string): void
  /** Makes all reports. @throws ErasError ERAS_CANNOT_WRITE */
  deliver(report: Report): void
}

function wantedOf(command: string, { reporter = [], json, markdown }: ReporterOptions): Wanted[] {
  const bad = (message: string) => erasError('ERAS_BAD_OPTION', command, message)
  const given = reporter
    .flatMap(text => (text.includes('=') ? [text] : text.split(',')))
    .map((text): Wanted => {
      const [name, ...rest] = text.split('=')
      if (!(names as readonly string[]).includes(name))
        throw bad(`--reporter takes ${names.join(', ')}, alone or with =FILE, not '${text}'`)
      if (text.includes('=') && rest.join('=') === '')
        throw bad(`--reporter ${name}= takes the path of a file behind =`)
      return rest.length > 0 ? { name: name as Name, file: rest.join('=') } : { name: name as Name }
    })
  const all: Wanted[] = [
    ...(json ? [{ name: 'json' } as const] : []),
    ...(markdown ? [{ name: 'markdown' } as const] : []),
  ]
  for (const one of given) {
    if (!all.some(({ name, file }) => name === one.name && file === one.file)) all.push(one)
  }
  if (all.every(({ file }) => file !== undefined)) all.unshift({ name: 'text' })
  const files = all.flatMap(({ file }) => (file === undefined ? [] : [path.resolve(file)]))
  const twice = files.find((file, k) => files.indexOf(file) !== k)
  if (twice !== undefined) throw bad(`two reporters write ${twice}: give each a file of its own`)
  // Annotations are lines among others.
  const [first, second] = all.filter(({ name, file }) => file === undefined && name !== 'github')
  const hasGithub = all.some(({ name, file }) => name === 'github' && file === undefined)
  const clash =
    second?.name ?? (hasGithub && (first?.name === 'json' || first?.name === 'junit') ? 'github' : undefined)
  if (clash !== undefined)
    throw bad(
      `${first.name} and ${clash} cannot both go to stdout: give one of them a file, such as --reporter ${first.name}=FILE`,
    )
  return all
}

/** A report of before must not stand for this one if this one never comes. */
function clear(file: string): void {
  try {
    makeFolderOf(file)
    rmSync(file, { force: true })
  } catch (error) {
    throw writeRefused(file, error, 'nothing was run')
  }
}

const noPaint: TextStyle['paint'] = (_style, text) => text

/**
 * Reads the options, and makes sure that the files can be written, before anything is run.
 * @throws ErasError ERAS_BAD_OPTION, ERAS_CANNOT_WRITE
 */
export function openReporters(command: string, given: ReporterOptions, terminal: Terminal): Reporters {
  const began = performance.now()
  const wanted = wantedOf(command, given)
  for (const { file } of wanted) if (file !== undefined) clear(file)
  const onStdout = wanted.filter(({ file }) => file === undefined).map(({ name }) => name)
  // What a program printed may look like a command of the workflow.
  const token = onStdout.includes('github') && onStdout.length > 1 ? randomUUID() : undefined
  let told = false
  const stop = () => {
    if (!told && token) terminal.answer(`::stop-commands::${token}`)
    told = true
  }
  const streams = onStdout.includes('text')
  return {
    tell(line) {
      if (!streams) return
      stop()
      terminal.answer(line)
    },
    deliver(report) {
      const context: Context = { env: process.env, at: new Date(), ms: performance.now() - began }
      const { paint, columns } = terminal
      for (const name of onStdout.toSorted((a, b) => Number(a === 'github') - Number(b === 'github'))) {
        if (name !== 'github') stop()
        terminal.answer(load[name]().render(report, { paint, columns, told: streams }, context))
        if (name !== 'github' && token) terminal.answer(`::${token}::`)
      }
      for (const { name, file } of wanted) {
        if (file === undefined) continue
        writeWhole(
          file,
          `${load[name]().render(report, { paint: noPaint, columns: undefined, told: false }, context)}\n`,
        )
      }
      for (const name of new Set(wanted.map(({ name }) => name))) (load[name]() as Reporter).beside?.(report, context)
    },
  }
}

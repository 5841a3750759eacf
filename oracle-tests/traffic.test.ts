/**
 * Odd files of traffic, as people have them: each gives the rows of expected.json, or a clear word, and never a trace.
 * A row is told by its sides: for each turn who sent it, and its first line.
 */

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { readAny } from '../src/traffic/formats/formats'
import type { Traffic } from '../src/transcript/types'
import { root } from './corpus'

const folder = join(root, 'oracle-tests/traffic')
const expectedFile = join(folder, 'expected.json')

interface Told {
  readonly rows: readonly string[]
  readonly words: readonly string[]
}

const rowText = ({ server, midway, missing, connections: [{ turns }] }: Traffic): string =>
  [
    server ?? 'no server',
    ...(midway ? ['midway'] : []),
    ...(missing ? [`${missing.why} after ${missing.at} of ${missing.from}`] : []),
    ...turns.map(({ from, bytes }) => `${from}: ${bytes[0].trimEnd()}`),
  ].join(' | ')

async function read(name: string): Promise<Told> {
  const rows: string[] = []
  const words: string[] = []
  const note = (said: string) => void words.push(said.replaceAll(`${folder}/`, ''))
  try {
    for await (const { row } of readAny(join(folder, name), { note })) rows.push(rowText(row))
  } catch (error) {
    if (!(error as { code?: string }).code?.startsWith('ERAS_')) throw error
    note((error as Error).message)
  }
  return { rows, words }
}

t.test('each file gives its rows, or a word', async t => {
  const names = readdirSync(folder).filter(name => name !== 'expected.json')
  const told = Object.fromEntries(await Promise.all(names.map(async name => [name, await read(name)])))
  if (process.argv[2] === '--write') writeFileSync(expectedFile, `${JSON.stringify(told, null, 1)}\n`)
  const expected = JSON.parse(readFileSync(expectedFile, 'utf8')) as Record<string, Told>
  t.same(Object.keys(expected).sort(), names.sort(), 'all are told')
  for (const name of names) {
    t.same(told[name], expected[name], name)
    t.ok(told[name].rows.length + told[name].words.length > 0, `${name} says something`)
  }
})

/**
 * Speaks as feeder.js does, with the parser of the profile that STUB_AS names: a binary for tests. It ends itself over
 * bytes with the text of STUB_DIES in them.
 */

import { createInterface } from 'node:readline'
import { numberOf } from '../../src/profile/release'
import { resolve } from '../../src/profile/resolve'
import type { Case } from './cases'
import { profileReader } from './profile-reader'

const profile = resolve(process.env.STUB_AS!)
const reader = profileReader(profile, true)

type Row = [kind: Case['kind'], skips: boolean, hears: boolean, pieces: string[]]

async function answer(line: string): Promise<void> {
  const cases = (JSON.parse(line) as Row[]).map(([kind, skips, hears, pieces]): Case => {
    const texts = pieces.map(piece => Buffer.from(piece, 'base64').toString('latin1'))
    if (process.env.STUB_DIES && texts.join('').includes(process.env.STUB_DIES)) process.kill(process.pid, 'SIGKILL')
    return { kind, skips, hears, pieces: texts }
  })
  process.stdout.write(JSON.stringify(await reader.read(cases)) + '\n')
}

let before = Promise.resolve()
createInterface({ input: process.stdin }).on('line', line => {
  before = before.then(() => answer(line))
})
process.stdout.write(JSON.stringify(`v${numberOf(profile.release)}`) + '\n')

/**
 * npm run fuzz -- --runtime PATH: feeds generated requests and responses to the parser of a real binary and to that of
 * the profile of the same release, and prints what they read otherwise. Exit codes: 0 nothing differs, 1 something does
 * or nothing was compared, 2 usage.
 */

import { parseArgs } from 'node:util'
import { resolve } from '../../src/profile/resolve'
import { binaryReader } from './binary-reader'
import type { Kind } from './cases'
import { compare, KINDS } from './compare'
import { profileReader } from './profile-reader'
import { reportText } from './report'

const USAGE = `npm run fuzz -- --runtime PATH [options]
  --runtime PATH    a real binary; npm run fetch-runtime -- RELEASE gets one
  --as RELEASE      the profile that is held against it; otherwise that of the binary's own version
  --count N         how many inputs, 20000 if not given
  --seed S          a number from which the inputs follow, 1 if not given
  --from I          the number of the first input, 0 if not given
  --of WHICH        requests, responses, or both if not given
  --shrink N        how many inputs of each kind of difference are made small, 3 if not given`

class UsageError extends Error {}

function wholeNumber(name: string, text: string, least: number): number {
  const number = Number(text)
  if (!/^\d+$/.test(text) || number > 0xffffffff || number < least) {
    throw new UsageError(`--${name} ${text}: a whole number from ${least} on is needed`)
  }
  return number
}

function kindsOf(text: string | undefined): readonly Kind[] {
  if (text === undefined) return KINDS
  if (text === 'requests') return ['REQUEST']
  if (text === 'responses') return ['RESPONSE']
  throw new UsageError(`--of ${text}: requests or responses`)
}

function optionsOf(args: readonly string[]) {
  const word = { type: 'string' } as const
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        runtime: word,
        as: word,
        count: word,
        seed: word,
        from: word,
        of: word,
        shrink: word,
        help: { type: 'boolean' },
      },
    })
    return values
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

export async function fuzz(
  args: readonly string[],
  print: (text: string) => void,
  talk: (text: string) => void,
): Promise<number> {
  try {
    const options = optionsOf(args)
    if (options.help) {
      print(USAGE)
      return 0
    }
    if (options.runtime === undefined) throw new UsageError('--runtime PATH is needed: the binary whose parser is fed')
    const count = wholeNumber('count', options.count ?? '20000', 1)
    const seed = wholeNumber('seed', options.seed ?? '1', 0)
    const from = wholeNumber('from', options.from ?? '0', 0)
    const shrinks = wholeNumber('shrink', options.shrink ?? '3', 1)
    const kinds = kindsOf(options.of)
    const real = await binaryReader(options.runtime)
    try {
      const profile = resolve(options.as ?? real.version)
      const outcome = await compare({
        real,
        ours: profileReader(profile),
        oursFresh: profileReader(profile, true),
        wanted: { seed, kinds, limit: profile.wire.maxHeaderSize },
        from,
        count,
        shrinks,
        progress: (done, different) => talk(`\r${done} of ${count}, ${different} differ `),
      })
      talk('\r')
      print(reportText(outcome, `${real.version} against ${profile.release}`, seed))
      return outcome.inputs > 0 && outcome.different === 0 ? 0 : 1
    } finally {
      real.close()
    }
  } catch (error) {
    talk('')
    if (error instanceof UsageError) {
      print(`${error.message}\n\n${USAGE}`)
      return 2
    }
    print((error as Error).message)
    return 1
  }
}

/**
 * npm run fuzz: feeds generated requests and responses to parsers. With --runtime, to that of a real binary and to that of
 * the profile of the same release; with --guarded, to guarded parsers, which are held against RFC 9112; with --alone, to
 * parsers that are new and used, whole and in pieces. Prints what is read otherwise. Exit codes: 0 nothing, 1 something or
 * nothing was compared, 2 usage.
 */

import { parseArgs } from 'node:util'
import { resolve } from '../../src/profile/resolve'
import { lines } from '../../versions'
import { binaryReader } from './binary-reader'
import type { Kind } from './cases'
import { compare, KINDS } from './compare'
import { aloneJudges, guardedJudge, probeTexts } from './judges'
import { profileReader } from './profile-reader'
import { reportText } from './report'
import { foundText, search } from './search'
import { fuzzTraffic, readers } from './traffic'

const USAGE = `npm run fuzz -- --runtime PATH | --guarded | --alone | --traffic [options]
  --runtime PATH    a real binary; npm run fetch-runtime -- RELEASE gets one
  --guarded         holds guarded parsers against a strict reader of RFC 9112
  --alone           holds parsers against themselves: new and used, whole and in pieces, faithful and guarded
  --traffic         feeds the readers of rows, HAR and captures with changed files
  --as RELEASE,…    the profile that is held against the binary, otherwise that of its own version; or the profiles whose
                    parsers are guarded or alone, otherwise the newest release of every line
  --count N         how many inputs, 20000 if not given
  --seed S          a number from which the inputs follow, 1 if not given
  --from I          the number of the first input, 0 if not given
  --in-turn         gives each input to one of the guarded or lone parsers, in turn, in place of all: many inputs sooner
  --of WHICH        requests, responses, or both if not given
  --shrink N        how many inputs of each kind of difference are made small, 3 if not given`

/** How large guarded heads may be: heads of about that size come now and then. */
const GUARDED_LIMIT = 16 * 1024

/** So many files that were read wrongly are shown. */
const MOST_SHOWN = 10

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
        guarded: { type: 'boolean' },
        alone: { type: 'boolean' },
        traffic: { type: 'boolean' },
        'in-turn': { type: 'boolean' },
        help: { type: 'boolean' },
      },
    })
    return values
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

/** Changed files of each format. */
async function traffic(seed: number, from: number, count: number, print: (text: string) => void): Promise<number> {
  const found = await fuzzTraffic(seed, from, count)
  for (const { format, number, wrong, file } of found.slice(0, MOST_SHOWN))
    print(`${format}, input ${number}: ${wrong}\n    ${JSON.stringify(file.toString('latin1'))}`)
  const files = `${count} files of seed ${seed} of each of ${readers.length} formats, whole and in two pieces`
  print(`traffic: ${files}: ${found.length === 0 ? 'nothing wrong' : `${found.length} wrong`}`)
  return found.length === 0 ? 0 : 1
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
    const modes = [options.runtime !== undefined, options.guarded, options.alone, options.traffic].filter(Boolean)
    if (modes.length !== 1) throw new UsageError('one of --runtime PATH, --guarded, --alone and --traffic is needed')
    const count = wholeNumber('count', options.count ?? '20000', 1)
    const seed = wholeNumber('seed', options.seed ?? '1', 0)
    const from = wholeNumber('from', options.from ?? '0', 0)
    const shrinks = wholeNumber('shrink', options.shrink ?? '3', 1)
    const kinds = kindsOf(options.of)
    if (options.traffic) return await traffic(seed, from, count, print)
    if (options.runtime === undefined) {
      const specs = options.as?.split(',') ?? lines.map(line => line.name)
      const profiles = specs.map(spec => resolve(spec))
      const judges = profiles.flatMap(options.guarded ? guardedJudge : aloneJudges)
      const limit = Math.max(...profiles.map(({ wire }) => wire.maxHeaderSize))
      const wanted = options.guarded
        ? { seed, kinds, limit: GUARDED_LIMIT, hosted: true, seeds: probeTexts() }
        : { seed, kinds, limit }
      const progress = (done: number, found: number) => talk(`\r${done} of ${count}, ${found} classes `)
      const found = search({ judges, wanted, from, count, inTurn: options['in-turn'], progress })
      talk('\r')
      print(foundText(found, `${options.guarded ? 'guarded' : 'alone'}: ${specs.join(' ')}`, seed))
      return found.readings > 0 && found.findings.length === 0 ? 0 : 1
    }
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

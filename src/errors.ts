/**
 * The errors of http-eras itself: one catalogue. A message names the thing, the place and the cure, and ends with its
 * code; docs/errors.md has a row for each. What a pinned module throws at its program is not here: those errors are
 * the era's.
 */

import { RELEASE_EXAMPLES } from './profile/release'

const list = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`

const short = (word: string): string => (word.length > 60 ? `${word.slice(0, 59)}…` : word)

const guess = (nearest: readonly string[]): string => (nearest.length > 0 ? `: did you mean ${list(nearest)}?` : '')

const catalogue = {
  ERAS_UNKNOWN_VERSION: (spec: string, nearest: readonly string[], newest?: string) =>
    spec.trim() === ''
      ? `the version is empty: give one such as ${list(nearest)} ('http-eras profiles' lists all lines)`
      : newest !== undefined
        ? `unknown version '${short(spec)}': it is newer than ${newest}, the newest release known: the newest are ${list(nearest)} ('http-eras profiles' lists all lines)`
        : `unknown version '${short(spec)}': nearest ${nearest.length === 1 ? 'is' : 'are'} ${list(nearest)} ('http-eras profiles' lists all lines)`,
  ERAS_ANY_VERSION: (spec: string, first: string, last: string) =>
    `'${short(spec)}' allows every version from ${first} to ${last} and so decides nothing: name the line that the program was written for ('http-eras profiles' lists all)`,
  ERAS_NO_RELEASE: (message: string) =>
    `'${short(message)}' is not an exact release: give one such as ${RELEASE_EXAMPLES}`,
  ERAS_NONE_SO_NEW: (since: string, a: string, b: string) =>
    `since ${short(since)}: neither ${a} nor ${b} is that new, so nothing between them can be: give an older release, or a newer version to compare with`,
  ERAS_BAD_WITH: (item: string, message: string) => `with '${short(item)}': ${message}`,
  ERAS_UNKNOWN_BEHAVIOUR: (name: string, nearest: readonly string[]) =>
    `there is no behaviour '${short(name)}': nearest are ${list(nearest)} ('http-eras profiles SPEC' lists all)`,
  ERAS_BAD_VALUE: (path: string, value: string, message: string) => `${path} cannot be '${short(value)}' ${message}`,
  ERAS_NEEDS: (item: string, cure: readonly string[], message: string) =>
    `with '${short(item)}': ${message}, and no release had these two values together: ${cure.length === 0 ? 'give the other a value that a release had beside it' : `add ${cure.join(', ')}`}`,
  ERAS_UNKNOWN_AREA: (name: string, nearest: readonly string[], all: readonly string[]) =>
    `there is no area '${short(name)}': did you mean ${list(nearest)}? There are ${all.join(', ')}`,
  ERAS_NO_VERSION: (folder: string, asked: readonly string[]) =>
    `no version given and none could be detected: pass --as SPEC (such as --as 0.10), or name it in one of the places that were looked at, from ${folder} upwards:\n${asked.map(place => `  ${place}`).join('\n')}`,
  ERAS_BAD_PLACE: (where: string, message: string) =>
    `${where}: ${message} (fix it, or pass --as SPEC or set HTTP_ERAS)`,
  ERAS_NO_PROFILE: (spec: string, release: string) =>
    `'${short(spec)}' was recorded (${release}) and has no profile: nothing can be run as it ('http-eras profiles' lists what can)`,
  ERAS_BAD_DRIVE: (file: string, line: number, message: string) =>
    `${file}, line ${line}: ${message} (a list of requests, a recording, a transcript or recorded traffic; docs/diff.md tells the form)`,
  ERAS_NO_SCRIPT: () => 'no script given: http-eras run --as SPEC SCRIPT [args…]',
  ERAS_SCRIPT_NOT_FOUND: (script: string, place: string) =>
    `there is no script '${script}' (looked for ${place}): give the path of a file`,
  ERAS_NOTHING_RAN: (script: string, a: string, b: string) =>
    `'${script}' does not do its work under either version, so nothing can be said of what it meets: ${a === b ? a : `${a}, and ${b}`} (http-eras diff A B SCRIPT shows what it says)`,
  ERAS_SCRIPT_IS_PIPE: (script: string) =>
    `the script '${script}' is a pipe, and node loads programs from files alone: write it into a file, and give the path of that`,
  ERAS_PINNED_ALREADY: (pinned: string, asked: string) =>
    `this process is pinned to ${pinned} already and cannot be pinned to ${asked} too: preload one of them`,
  ERAS_FOREIGN_HOST: (host: string) =>
    `${host} cannot be pinned: it does not let the modules of its programs be replaced. Run the program with node, 20.19 or newer ('node -r http-eras/as/…', or 'npx http-eras run' where npx is that of Node); createHttp() and the ready-made modules need no pinning`,
  ERAS_REQUIRED_ESM: (file: string, request: string) =>
    `the ES module ${file} was loaded with require(): on this Node, its import of '${request}' gives the host's module; load it with import(), or use a newer Node`,
  ERAS_UNKNOWN_PATCH: (name: string, nearest: readonly string[]) =>
    `the prelude has no '${short(name)}': nearest are ${list(nearest)} ('http-eras profiles SPEC' lists what a version gets)`,
  ERAS_UNKNOWN_FIX: (id: string, nearest: readonly string[]) =>
    `the guard has no fix '${short(id)}': nearest are ${list(nearest)} ('http-eras guard' lists all)`,
  ERAS_BAD_GUARD: (where: string, message: string) =>
    `${where}: ${message} (docs/guard.md tells how the guard is switched)`,
  ERAS_BAD_DEBUG: (word: string, all: readonly string[]) =>
    `HTTP_ERAS_DEBUG has no '${short(word)}': it takes ${list(all)}, with commas between them`,
  ERAS_BAD_MAX_HEADER: (message: string) =>
    `HTTP_ERAS_MAX_HEADER=${short(message)}: a number of bytes is needed, such as 65536`,
  ERAS_UNKNOWN_COMMAND: (word: string, nearest: readonly string[]) =>
    `unknown ${word.startsWith('-') ? 'option' : 'command'} '${short(word)}'${guess(nearest)} ('http-eras --help' lists all)`,
  ERAS_UNKNOWN_SCENARIO: (name: string, nearest: readonly string[]) =>
    `there is no scenario, area or pattern '${short(name)}': nearest are ${list(nearest)}`,
  ERAS_NOT_RECORDED: (spec: string, recorded: readonly string[]) =>
    `nothing was recorded of '${short(spec)}': give an exact release, ${list(recorded)}`,
  ERAS_BAD_BYTES: (where: string, message: string) => `${where}: ${message} (docs/parse.md tells how bytes are given)`,
  ERAS_NO_BYTES: (file: string, what: string, cure: string) =>
    `${file} is ${what}, and not the bytes of one connection: ${cure}`,
  ERAS_BAD_RANGE: (text: string, message: string) => `'${short(text)}' is no range of versions: ${message}`,
  ERAS_CANNOT_READ: (file: string, why: string) => `${file} cannot be read: ${why}`,
  ERAS_CANNOT_WRITE: (file: string, why: string, state: string) => `${file} cannot be written: ${why}; ${state}`,
  ERAS_NOT_TRAFFIC: (file: string, message: string) =>
    `${file} is no recorded traffic: ${message} (expected: JSON Lines of "wire-transcript/1", as 'http-eras record' writes them)`,
  ERAS_NOT_TRANSCRIPT: (name: string, message: string) =>
    `${name} is not a transcript: ${message} (expected: JSON of "recording/1" or "wire-transcript/1")`,
  ERAS_NO_FORMAT: (file: string, readable: string) =>
    `${file} cannot be read: neither its first bytes nor its name say what it is (expected: ${readable})`,
  ERAS_NOT_CAPTURE: (file: string, message: string) =>
    `${file} is no packet capture that can be read: ${message} (expected: pcap or pcapng, as tcpdump and Wireshark write them)`,
  ERAS_NOT_HAR: (file: string, message: string) =>
    `${file} is no HAR that can be read: ${message} (expected: HTTP Archive 1.2, as browsers save it)`,
  ERAS_WRONG_FORMAT: (file: string, line: number, format: string) =>
    `${file}, line ${line}: the format is ${short(format)}, and this release reads "wire-transcript/1" only`,
  ERAS_BAD_ROW: (file: string, line: number, message: string) =>
    `${file}, line ${line}: ${message} ('http-eras transcript verify' lists all that is wrong in a file)`,
  ERAS_LONG_ROW: (file: string, line: number, limit: number) =>
    `${file}, line ${line}: the row is longer than ${limit} bytes, the limit for one row: raise it (maxRow, --max-row) or record in smaller parts`,
  ERAS_HANDLER: (script: string, how: string) =>
    `${script} ${how}: what is replayed against must be a program with a server that listens`,
  ERAS_CANNOT_START: (command: string, why: string) =>
    `${command} cannot be started: ${why} (a command is looked for as a shell does, in the folders of PATH)`,
  ERAS_CANNOT_LISTEN: (place: string, why: string) => `cannot listen on ${place}: ${why}`,
  ERAS_NO_RUNNER: (name: string) =>
    `no ${name} is known: pass that of the test runner, such as describeEras(versions, body, { ${name} }) with import { ${name} } from 'node:test', or run under a runner that has it as a global`,
  ERAS_BAD_ERAS: (message: string) => `http-eras/test: ${message} (docs/test.md tells how versions are given)`,
  ERAS_NO_TEST: (title: string) =>
    `${title}: its callback defined no test, so nothing would be tested: define one with the runner's test, or with era.test where the runner does not show what was defined`,
  ERAS_NO_WIRE: (spec: string, message: string) =>
    `expectSameWire, under ${short(spec)}: ${message}, so nothing can be compared`,
  ERAS_PROGRAM_FAILED: (spec: string, message: string) =>
    `expectSameWire, under ${short(spec)}: the program failed: ${message}`,
  ERAS_CASSETTE: (file: string, message: string) => `cassette ${file}: ${message}`,
  ERAS_NOT_BUILT: (file: string) => `there is no ${file}: run 'npm run build' in the folder of http-eras`,
  ERAS_NO_FACTS: (file: string) =>
    `${file} is missing: it has facts that http-eras needs and comes with; install the package again, or take the folder from its repository`,
  ERAS_NO_DATA: (install: string, version: string) =>
    `this needs what the real releases did, a package of its own that is not installed: ${install} (without an install: npx -p http-eras@${version} -p http-eras-data@${version} http-eras …)`,
  ERAS_OTHER_DATA: (index: string, install: string) =>
    `${index} was made for another http-eras: ${install}, which is for this one`,
  ERAS_NO_PACKAGE: (what: string, name: string, range: string) =>
    `${what} needs the package ${name}, which is installed by whoever needs it: npm install '${name}@${range}'`,
  ERAS_BAD_ARGUMENT: (name: string, argument: string, message: string) =>
    `${name}(): ${argument} ${message} (the types of http-eras say all of it)`,
  ERAS_BAD_OPTION: (command: string, message: string) =>
    `${command}: ${message} ('http-eras ${command} --help' tells more)`,
}

/** What each code says. */
type Catalogue = typeof catalogue

/** The codes of the errors of http-eras; docs/errors.md has the cause and the remedy of each. */
export type ErrorCode = keyof Catalogue

/** All codes, in the order of the catalogue. */
export const errorCodes = Object.keys(catalogue) as readonly ErrorCode[]

/**
 * What http-eras itself throws, or rejects a promise with: bad versions, options and files, and places that cannot be
 * read, written or listened on. The message ends with the code.
 */
export class ErasError extends Error {
  /** Always `ErasError`. */
  override readonly name = 'ErasError'
  /**
   * @param code which error it is; it stays the same when the message's words change
   * @param message what a person reads
   */
  constructor(
    readonly code: ErrorCode,
    message: string,
  ) {
    super(message)
  }
}

/**
 * Makes an error of the catalogue.
 * @param code which one
 * @param args what its message names
 */
export function erasError<C extends ErrorCode>(code: C, ...args: Parameters<Catalogue[C]>): ErasError {
  const say = catalogue[code] as (...args: unknown[]) => string
  const error = new ErasError(code, `http-eras: ${say(...args)} [${code}]`)
  Error.captureStackTrace(error, erasError)
  return error
}

/** What an error says, without who says it and without its code: to stand in the message of another one. */
export const plainMessage = ({ message }: ErasError): string => message.replace(/^http-eras: | \[\w+\]$/g, '')

/** The same error, with the place where its fault is: an option, a variable. */
export const placedError = (where: string, error: ErasError): ErasError =>
  new ErasError(error.code, `http-eras: ${where}: ${plainMessage(error)} [${error.code}]`)

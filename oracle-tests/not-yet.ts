/**
 * The scenarios that do not agree yet, and why. There is no other way to leave one out, and a row whose scenario agrees
 * fails the test until it is taken off.
 */

export interface NotYet {
  /** `<area>/<name>`. */
  scenario: string
  /** The releases, as the recordings name them, that do not agree. */
  releases: string[]
  /** What prevents it. */
  reason: string
}

export const notYet: NotYet[] = []

/** Globals that no package brings as the release had them: an older host lacks them. */
const lacking = Object.fromEntries(
  [
    ['navigator', '21.0.0 21.7.0 22.0.0 22.3.0 22.23.5 23.0.0 24.0.0 24.22.3'],
    ['sessionStorage', '25.0.0 26.0.0 26.12.1'],
  ].flatMap(([name, releases]) =>
    name in globalThis
      ? []
      : releases.split(' ').map(release => [`globals ${release}`, `the host has no ${name}, and it is the host's`]),
  ),
)

/** The same of the programs of processes/: `NAME RELEASE`, and what prevents it. */
export const processesNotYet: Readonly<Record<string, string>> = {
  'h1-gunzip-short 0.10.48':
    'zlib is the host’s: it refuses a stream that was cut off, which these releases ended without a word',
  'h1-gunzip-short 0.12.18':
    'zlib is the host’s: it refuses a stream that was cut off, which these releases ended without a word',
  'h1-gunzip-short 4.9.1':
    'zlib is the host’s: it refuses a stream that was cut off, which these releases ended without a word',
  ...lacking,
  'https-alpn-unmatched 8.17.0': "the host's OpenSSL ends a handshake in which no protocol matches",
  'https-alpn-unmatched 12.22.12': "the host's OpenSSL ends a handshake in which no protocol matches",
}

/**
 * Programs whose output goes by the clock, on the real binaries too: `NAME RELEASE`, and what holds what they are about.
 * They are run, and neither agreement nor difference counts.
 */
export const processesByClock: Readonly<Record<string, string>> = Object.fromEntries(
  ['0.12.18', '4.1.0', '5.0.0', '5.12.0'].map(release => [
    `m1-max-sockets-abort ${release}`,
    'its counts a round go by the clock; sockets-after-aborts holds what they are about',
  ]),
)

/** The same of the requests of probes/: its name, and the releases that do not agree. */
export const probesNotYet: Readonly<Record<string, readonly string[]>> = {}

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
    ['navigator', '21.0.0 21.6.2 21.7.0 22.0.0 22.23.5 23.0.0 24.0.0 24.22.3'],
    ['sessionStorage', '25.0.0 26.0.0 26.12.1'],
  ].flatMap(([name, releases]) =>
    name in globalThis
      ? []
      : releases.split(' ').map(release => [`globals ${release}`, `the host has no ${name}, and it is the host's`]),
  ),
)

/** Whether the host's libuv tells a reset that follows the last byte at once, as it does since 1.52. */
const [uvMajor, uvMinor] = process.versions.uv.split('.').map(Number)
const tellsReset = uvMajor > 1 || uvMinor >= 52

/** The same of the programs of processes/: `NAME RELEASE`, and what prevents it. */
export const processesNotYet: Readonly<Record<string, string>> = {
  'h1-gunzip-short 0.10.48':
    'zlib is the host’s: it refuses a stream that was cut off, which these releases ended without a word',
  'h1-gunzip-short 0.12.18':
    'zlib is the host’s: it refuses a stream that was cut off, which these releases ended without a word',
  'h1-gunzip-short 4.9.1':
    'zlib is the host’s: it refuses a stream that was cut off, which these releases ended without a word',
  ...lacking,
  'calls-of-requests 12.22.12':
    'keepSocketAlive of an agent calls setTimeout of the connection, which this release did not: not mended yet',
  'life-of-requests 15.3.0':
    'a signal that is aborted after the request was sent does not destroy it, as this release did: not mended yet',
  'outgoing-without-head 12.0.0': 'where no head can be made, four bytes fewer wait than did here: not mended yet',
  'outgoing-without-head 12.22.12': 'where no head can be made, four bytes fewer wait than did here: not mended yet',
  [`upgrade-reset-after-end ${tellsReset ? '24.15.0' : '24.16.0'}`]: tellsReset
    ? 'libuv is the host’s: it tells a reset that follows the last byte, which this release took for an end'
    : 'libuv is the host’s: it takes a reset that follows the last byte for an end, which this release told as an error',
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

const later = '18.20.8 20.20.2 22.23.5 24.22.3 26.12.1'
const request = 'instances.client side: ClientRequest'

/** The same of surfaces: `RELEASE PATH`, and what prevents it. */
export const surfaceNotYet: Readonly<Record<string, string>> = Object.fromEntries(
  [
    [
      `14.21.3 16.20.2 ${later}`,
      `${request}, fresh.own._events.socket`,
      'ours hears socket of a fresh request, and the release did not',
    ],
    [
      `14.21.3 16.20.2 ${later}`,
      `${request}, ended.own._events.error`,
      'the list of what is heard (it begins with error) has socket too, which the release did not hear',
    ],
    [
      `16.20.2 ${later}`,
      `${request}, at response.own._events.error`,
      'the list of what is heard (it begins with error) has prefinish where the release heard finish',
    ],
    [
      '14.21.3 16.20.2',
      'instances.server side: IncomingMessage.own._events',
      'the release heard end of a request on a server, and ours does not',
    ],
    [
      '20.20.2 22.23.5 24.22.3 26.12.1',
      'instances.client side: IncomingMessage, at end.own.socket',
      'the release had let go of the socket at the end of an answer, and ours holds it',
    ],
    [
      '20.20.2 22.23.5 24.22.3 26.12.1',
      'instances.globalAgent, after a request.own.totalSocketCount',
      'the release counted one connection after the request, and ours none; why is not found yet',
    ],
  ].flatMap(([releases, path, reason]) => releases.split(' ').map(release => [`${release} ${path}`, reason])),
)

/** A port to connect to that is none, as the era's net refused it. */

import type { Profile } from '../../profile/profile'
import type { Behaviours } from '../../profile/vocabulary'
import { codedErrorOf, invalidArgumentOf } from '../era-error'

type Check = (port: unknown) => unknown
type Refuse = (port: unknown) => Error

/** Whether a text or a number is a port. */
export const isPort = (port: unknown): boolean =>
  (typeof port === 'number' || (typeof port === 'string' && port.trim() !== '')) &&
  Number(port) === Number(port) >>> 0 &&
  Number(port) <= 0xffff

/** The first that looked made a whole number of it, and took no 0. */
function checkNumber(port: unknown): number {
  const whole = Number(port) | 0
  if (whole <= 0 || whole > 0xffff) throw new RangeError(`port should be > 0 and < 65536: ${whole}`)
  return whole
}

function checkKind(port: unknown, wrongKind: Refuse, outOfRange: Refuse): unknown {
  if (port === undefined) return port
  if (typeof port !== 'number' && typeof port !== 'string') throw wrongKind(port)
  if (!isPort(port)) throw outOfRange(port)
  return port
}

const worded =
  (name: string) =>
  (port: unknown): unknown =>
    checkKind(
      port,
      wrong => new TypeError(`${name} should be a number or string: ${wrong}`),
      wrong => new RangeError(`${name} should be >= 0 and < 65536: ${wrong}`),
    )

/** A port as errors show it with its type. */
export const received = (value: unknown): string =>
  typeof value === 'string' ? `type string ('${value}')` : `type number (${String(value)})`

function coded(profile: Profile, least: string, write: (wrong: unknown) => string = String): Check {
  const error = codedErrorOf(profile)
  const invalidArgument = invalidArgumentOf(profile)
  return port =>
    checkKind(
      port,
      wrong => invalidArgument('"options.port" property', 'one of type number or string', wrong),
      wrong =>
        error(RangeError, 'ERR_SOCKET_BAD_PORT', `Port should be ${least} 0 and < 65536. Received ${write(wrong)}.`),
    )
}

const checks: Record<Behaviours['client']['portCheck'], (profile: Profile) => Check> = {
  none: () => port => port,
  number: () => checkNumber,
  plain: () => worded('port'),
  option: () => worded('"port" option'),
  codedAbove: profile => coded(profile, '>'),
  coded: profile => coded(profile, '>='),
  codedReceived: profile => coded(profile, '>=', received),
}

/** @returns what gives a port as it is taken, and throws for one that a connection could not be made to */
export const makePortCheck = (profile: Profile): Check => checks[profile.client.portCheck](profile)

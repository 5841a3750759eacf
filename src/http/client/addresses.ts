/**
 * Which addresses of a name a connection tries, and how long each alone: what the era's net did of itself, unless the
 * options of the connection or the program tell otherwise. The host's own settings are left alone.
 */

import net from 'node:net'
import type { Era } from '../shapes/era'

/** What a connection is told where its options say nothing. */
interface Defaults {
  autoSelectFamily: boolean
  autoSelectFamilyAttemptTimeout: number
}

interface Asked {
  autoSelectFamily?: unknown
  autoSelectFamilyAttemptTimeout?: unknown
}

type EraProfile = Pick<Era, 'profile'>['profile']

/** Of each profile, because net, http and https of a program share them. */
const known = new WeakMap<EraProfile, Defaults>()

function defaultsOf(profile: EraProfile): Defaults {
  let defaults = known.get(profile)
  if (!defaults) {
    const { attemptTime, triesAddresses } = profile.client
    defaults = { autoSelectFamily: triesAddresses === 'all', autoSelectFamilyAttemptTimeout: attemptTime }
    known.set(profile, defaults)
  }
  return defaults
}

/** @returns what the host's net must be told, given the options of a connection */
export function makeAddressOptions({ profile }: Pick<Era, 'profile'>): (options: object) => Asked {
  const alone = { autoSelectFamily: false }
  if (profile.client.triesAddresses === 'first') return () => alone
  const defaults = defaultsOf(profile)
  return options => {
    const { autoSelectFamily, autoSelectFamilyAttemptTimeout } = options as Asked
    return {
      autoSelectFamily: autoSelectFamily ?? defaults.autoSelectFamily,
      autoSelectFamilyAttemptTimeout: autoSelectFamilyAttemptTimeout ?? defaults.autoSelectFamilyAttemptTimeout,
    }
  }
}

/** The shortest time that the host takes. */
const LEAST = 10

/** @returns the functions of net by which a program reads and sets these; none for an era that tried one address alone */
export function makeAddressSettings({ profile }: Pick<Era, 'profile'>): object {
  if (profile.client.triesAddresses === 'first') return {}
  const defaults = defaultsOf(profile)
  return {
    getDefaultAutoSelectFamily: () => defaults.autoSelectFamily,
    setDefaultAutoSelectFamily(value: boolean) {
      const before = net.getDefaultAutoSelectFamily()
      // The host refuses what is no boolean, in its words.
      net.setDefaultAutoSelectFamily(value)
      net.setDefaultAutoSelectFamily(before)
      defaults.autoSelectFamily = value
    },
    getDefaultAutoSelectFamilyAttemptTimeout: () => defaults.autoSelectFamilyAttemptTimeout,
    setDefaultAutoSelectFamilyAttemptTimeout(value: number) {
      const before = net.getDefaultAutoSelectFamilyAttemptTimeout()
      net.setDefaultAutoSelectFamilyAttemptTimeout(value)
      net.setDefaultAutoSelectFamilyAttemptTimeout(before)
      defaults.autoSelectFamilyAttemptTimeout = Math.max(LEAST, value)
    },
  }
}

/**
 * The modules of a version for a test, with classes of their own. They are faithful unless the test asks for the guard: like
 * oracles and diffs, a test asks what a version does, and nobody else is on its loopback.
 */

import { createEra } from '../http/create-http'
import { isHost } from '../profile/host'
import type { AnyHttp } from '../types/any-http'
import type { FoundVersion } from './versions'

/** How the versions of a test are guarded. */
export interface EraGuards {
  /** `true` (the default): exactly what the release did. `false`: with the guard, as `http-eras run` has it. */
  readonly faithful?: boolean
  /** With the guard, but without the fixes that are `false` here; `true` for all fixes, `false` for none. */
  readonly guard?: boolean | Readonly<Record<string, boolean>>
  /** With a guard that refuses nothing, and counts. */
  readonly reportOnly?: boolean
}

/** A version in a test, and its modules. */
export interface TestedEra {
  /** As the test named it. */
  readonly spec: string
  /** The exact release; of `host`, the number of the Node that runs the test. */
  readonly release: string
  /** Its release line, such as `0.10` or `io.js`; `host` for the host. */
  readonly line: string
  /** Its http: the first argument again. */
  readonly http: AnyHttp
  /** Its https, made at the first use. */
  readonly https: AnyHttp
  /** What `require('net')` gives in it. */
  readonly net: typeof import('node:net')
  /** What `require('stream')` gives in it. */
  readonly stream: typeof import('node:stream')
}

/** The modules of the host itself; this is the one place that hands on its http, and only where a test asks for it. */
const hostModules = () => ({
  get http() {
    return require('node:http') as object
  },
  get https() {
    return require('node:https') as object
  },
  get net() {
    return require('node:net') as object
  },
  get stream() {
    return require('node:stream') as object
  },
})

/** What the environment says of the guard does not count: a test is the same everywhere. */
function modulesOf(spec: string, { faithful, guard, reportOnly }: EraGuards) {
  if (isHost(spec)) return hostModules()
  const guarded = faithful === false || (faithful === undefined && (guard !== undefined || reportOnly === true))
  return createEra(spec, guarded ? { guard, reportOnly } : { faithful: true })
}

/** @throws ErasError ERAS_UNKNOWN_FIX if the guard has no such fix */
export function makeTestedEra({ spec, release, line }: FoundVersion, guards: EraGuards): TestedEra {
  const modules = modulesOf(spec, guards)
  return {
    spec,
    release,
    line,
    http: modules.http as AnyHttp,
    get https() {
      return modules.https as AnyHttp
    },
    get net() {
      return modules.net as TestedEra['net']
    },
    get stream() {
      return modules.stream as TestedEra['stream']
    },
  }
}

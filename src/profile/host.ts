/** `host` as a version: the Node that runs this, which stands for the profile of its release. */

import { lines } from '../../versions'
import { releasesOf } from './releases'

/** Whether a spec means the host. */
export const isHost = (spec: string): boolean => spec.trim().toLowerCase() === 'host'

/** The host as a release, and the profile that stands for it. */
interface HostRelease {
  /** Its own number. */
  readonly release: string
  /** The release whose profile is nearest: itself, or, where it is not known, the newest of its line or of all. */
  readonly profile: string
}

/** @param release the number of the host */
export function hostRelease(release: string = process.versions.node): HostRelease {
  const line = lines.find(({ name, runtime }) => runtime === 'node' && release.startsWith(`${name}.`))
  const { last } = line ?? lines[lines.length - 1]
  return { release, profile: line && releasesOf(line).includes(release) ? release : last }
}

/** The spec of a profile: of the host, that of its release. */
export const profileSpec = (spec: string): string => (isHost(spec) ? hostRelease().profile : spec)

/** What the pages of the site are made of, read once. */

import { gather } from '../../src/diff/html/gather'
import type { ReportBehaviour, ReportInput, ReportObservation, ReportRecording } from '../../src/diff/html/input'
import type { Line } from '../../src/profile/line'
import { lines } from '../../versions'
import { everyRelease, type ReleaseFacts } from './releases'

export interface SiteFacts {
  readonly lines: readonly Line[]
  readonly input: ReportInput
  readonly behaviours: ReadonlyMap<string, ReportBehaviour>
  readonly recordings: ReadonlyMap<string, ReportRecording>
  readonly observations: ReadonlyMap<string, ReportObservation>
  readonly releases: readonly ReleaseFacts[]
  readonly releaseNames: ReadonlySet<string>
}

export function siteFacts(): SiteFacts {
  const input = gather({ title: 'http by line' })
  const releases = everyRelease()
  return {
    lines,
    input,
    behaviours: new Map(input.behaviours.map(one => [one.path, one])),
    recordings: new Map(input.recordings.map(one => [one.scenario, one])),
    observations: new Map(input.observations.map(one => [one.id, one])),
    releases,
    releaseNames: new Set(releases.map(({ name }) => name)),
  }
}

/** A program under two versions, as a person asks for it: files are read and names checked before anything is run. */

import { createRequire } from 'node:module'
import path from 'node:path'
import { erasError } from '../../errors'
import { hostRelease, isHost } from '../../profile/host'
import { resolve } from '../../profile/resolve'
import { hasProfile, recordedBy } from '../evidence/recorded'
import type { Program } from './child'
import { defaultDrive, readDrive, readPeer } from './drive-file'
import type { Against } from './gateway'
import type { ObserveOptions } from './observe'
import { fixedPeer, playedPeer } from './peer'
import { diffProgram, type ProgramDiff } from './program-diff'

export interface ScriptOptions {
  /** A file with what a server is sent. */
  readonly drive?: string
  /** A file whose server answers a client. */
  readonly peer?: string
  /** The URL of a live peer that answers a client. */
  readonly against?: string
  /** Milliseconds that a run may take; 10 seconds. */
  readonly timeout?: number
}

const patience = 10_000

/** The profile's release. @throws ErasError ERAS_NO_PROFILE if there are only recordings, else as `resolve` does */
function releaseOf(spec: string): string {
  if (isHost(spec)) return hostRelease().profile
  if (!hasProfile(spec)) {
    const recorded = recordedBy(spec)
    if (recorded !== undefined) throw erasError('ERAS_NO_PROFILE', spec, recorded)
  }
  return resolve(spec).release
}

/** @throws ErasError if there is no such script */
export function checkScript(script: string): void {
  const place = path.resolve(script)
  try {
    createRequire(__filename).resolve(place)
  } catch {
    throw erasError('ERAS_SCRIPT_NOT_FOUND', script, place)
  }
}

/** @throws ErasError if it is not an http or https URL */
function readUrl(url: string): Against {
  const bad = () =>
    erasError('ERAS_BAD_OPTION', 'diff', `--against takes a URL such as http://localhost:8080, not '${url}'`)
  if (!URL.canParse(url)) throw bad()
  const { protocol, hostname, port } = new URL(url)
  if (!/^https?:$/.test(protocol)) throw bad()
  const tls = protocol === 'https:'
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || (tls ? 443 : 80)), tls }
}

/**
 * Reads and checks all that a script is run with, before anything is run.
 * @param a what `resolve` takes, or `host` for the host's own http, unpinned
 * @param b the same
 * @throws ErasError for unknown versions, a missing script, and files that cannot be read
 */
export async function readyScript(
  a: string,
  b: string,
  program: Program,
  { drive, peer, against, timeout = patience }: ScriptOptions,
): Promise<ObserveOptions> {
  const [release] = [a, b].map(releaseOf)
  checkScript(program.script)
  const live = against === undefined ? undefined : readUrl(against)
  const connections = drive === undefined ? defaultDrive : await readDrive(drive, release)
  const played = peer === undefined ? [] : await readPeer(peer, release)
  const peers = played.length === 0 ? [fixedPeer] : played.map(({ turns }) => playedPeer(turns))
  return {
    connections,
    driveAlways: drive !== undefined,
    peer: k => peers[Math.min(k, peers.length - 1)],
    against: live,
    timeout,
  }
}

/**
 * Runs a script under two versions and compares what it does.
 * @param progress called with each run before it begins
 * @throws ErasError as `readyScript` does
 */
export async function diffScript(
  a: string,
  b: string,
  program: Program,
  given: ScriptOptions,
  progress?: (spec: string, run: number) => void,
): Promise<ProgramDiff> {
  return diffProgram(a, b, program, { ...(await readyScript(a, b, program, given)), progress })
}

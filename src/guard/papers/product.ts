/** What the papers speak of: this package, at a release that it is pinned to. */

import { createHash } from 'node:crypto'
import path from 'node:path'
import type { Profile } from '../../profile/profile'

/** This package. */
export function product(): { name: string; version: string; purl: string } {
  const file = path.join(__dirname, '../../../../package.json')
  const { name, version } = require(file) as { name: string; version: string }
  return { name, version, purl: `pkg:npm/${name}@${version}` }
}

/** The http of a release, as a package URL that scanners of software have for it. */
export const releasePurl = ({ release }: Profile): string => `pkg:generic/node@${release}#http`

/** When a paper is issued: now, or as SOURCE_DATE_EPOCH has it, so that papers can be made again byte for byte. */
export function issued(): string {
  const { SOURCE_DATE_EPOCH: epoch } = process.env
  return new Date(epoch !== undefined && /^\d+$/.test(epoch) ? Number(epoch) * 1000 : Date.now()).toISOString()
}

/** A name for a paper by what it says. */
export const digest = (said: unknown): string => createHash('sha256').update(JSON.stringify(said)).digest('hex')

/** Writes a file whole or not at all. */

import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { erasError } from '../../errors'

/**
 * Writes a text beside the file and then puts it in its place.
 * @throws ErasError ERAS_CANNOT_WRITE; the file is as it was then
 */
export function writeReport(file: string, text: string): void {
  const beside = `${file}.${process.pid}.tmp`
  try {
    writeFileSync(beside, text)
    renameSync(beside, file)
  } catch (error) {
    try {
      rmSync(beside)
    } catch {} // It was never made.
    throw erasError('ERAS_CANNOT_WRITE', file, (error as Error).message.split(',')[0], 'it was left as it was')
  }
}

/** Files that are there whole or not at all: they are written beside their place and then put in it. */

import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { type ErasError, erasError } from '../errors'

const words: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'a file may not grow that large here',
  EEXIST: 'it is there already',
  ENOENT: 'there is no such directory',
  EACCES: 'access is denied',
  EISDIR: 'it is a directory',
}

/**
 * The error of a file that cannot be written.
 * @param file what the file is called
 * @param error what the host gave
 * @param state how the file is now
 */
export function writeRefused(file: string, error: unknown, state: string): ErasError {
  const { code = '', message } = error as NodeJS.ErrnoException
  return erasError('ERAS_CANNOT_WRITE', file, words[code] ?? message, state)
}

/** The file as it is when nothing could be put in its place. */
const untouched = 'it was left as it was'

/**
 * The path beside a file at which its next content is written. Endings of the name stay, because a writer may go by them.
 * @param mark what tells it from the file
 */
export const besideOf = (file: string, mark = `${process.pid}.part`): string =>
  file.replace(/(\.[a-z]+)?(\.gz)?$/, `.${mark}$1$2`)

/**
 * Puts what was written beside a file in its place; where that fails, nothing stays beside it.
 * @throws ErasError ERAS_CANNOT_WRITE; the file is as it was then
 */
export async function placeFile(beside: string, file: string): Promise<void> {
  try {
    await rename(beside, file)
  } catch (error) {
    await discardFile(beside)
    throw writeRefused(file, error, untouched)
  }
}

/** Takes away what was written beside a file, if anything was. */
export const discardFile = (beside: string): Promise<void> => rm(beside, { force: true })

/**
 * Writes a text as a whole file.
 * @throws ErasError ERAS_CANNOT_WRITE; the file is as it was then, and nothing stays beside it
 */
export function writeWhole(file: string, text: string): void {
  const beside = besideOf(file)
  try {
    writeFileSync(beside, text)
    renameSync(beside, file)
  } catch (error) {
    try {
      rmSync(beside, { force: true })
    } catch {} // What is in the way (a file in the place of the directory) is in the way of this, too.
    throw writeRefused(file, error, untouched)
  }
}

/**
 * Makes the folder that a file is to be in, one after the other: where none can be made, as in /proc, mkdir with `recursive`
 * tries for ever.
 * @throws the error of the host
 */
export function makeFolderOf(file: string): void {
  const folder = path.dirname(path.resolve(file))
  if (existsSync(folder)) return
  makeFolderOf(folder)
  mkdirSync(folder)
}

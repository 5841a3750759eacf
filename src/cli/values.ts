/** The values of options as people write them: addresses, sizes, numbers. */

import { erasError } from '../errors'

/** Reads `HOST:PORT`, `[::1]:PORT` or, where a host is given for it, `PORT` alone. */
export function addressOf(
  command: string,
  option: string,
  text: string,
  host?: string,
): { host: string; port: number } {
  const [, bracketed, plain, digits] = /^(?:(?:\[([^\]]+)\]|([^:/]+)):)?(\d{1,5})$/.exec(text) ?? []
  const named = bracketed ?? plain ?? host
  const port = Number(digits)
  if (named === undefined || !(port <= 65535)) {
    const form = host === undefined ? 'HOST:PORT' : '[HOST:]PORT'
    throw erasError('ERAS_BAD_OPTION', command, `${option} takes ${form}, with a port up to 65535, not '${text}'`)
  }
  return { host: named, port }
}

export const addressText = ({ host, port }: { host: string; port: number }): string =>
  host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`

const units: Record<string, number> = { '': 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 }

/** Reads a number of bytes: `4096`, `64k`, `256m`, `2g`. */
export function bytesOf(command: string, option: string, text: string): number {
  const [, digits, unit] = /^([1-9]\d*)([kmg]?)b?$/i.exec(text) ?? []
  if (digits === undefined)
    throw erasError('ERAS_BAD_OPTION', command, `${option} takes a size such as 64k, 256m or 2g, not '${text}'`)
  return Number(digits) * units[unit.toLowerCase()]
}

/**
 * Reads a whole number in digits.
 * @returns undefined where no text is given
 * @throws ErasError ERAS_BAD_OPTION unless it is one, from `least` on
 */
export function countOf(command: string, option: string, text: string, least?: number): number
export function countOf(command: string, option: string, text: string | undefined, least?: number): number | undefined
export function countOf(command: string, option: string, text: string | undefined, least = 1): number | undefined {
  if (text === undefined) return undefined
  if (!/^\d{1,15}$/.test(text) || Number(text) < least)
    throw erasError('ERAS_BAD_OPTION', command, `${option} takes a whole number from ${least}, not '${text}'`)
  return Number(text)
}

/** The longest time of a timer, in milliseconds. One that is set for longer fires at once. */
const LONGEST = 2 ** 31 - 1

/**
 * Reads a time.
 * @param unit how many milliseconds one of what the option takes has
 * @returns milliseconds; undefined where no text is given
 * @throws ErasError ERAS_BAD_OPTION unless it is a whole number from 1 that a timer can be set for
 */
export function timeOf(command: string, option: string, text: string | undefined, unit = 1): number | undefined {
  const count = countOf(command, option, text)
  if (count === undefined) return undefined
  const most = Math.floor(LONGEST / unit)
  if (count > most) throw erasError('ERAS_BAD_OPTION', command, `${option} takes ${most} at most, not '${text}'`)
  return count * unit
}

/** Reads one of several words. */
export function wordOf<W extends string>(command: string, option: string, text: string, words: readonly W[]): W {
  if (!(words as readonly string[]).includes(text))
    throw erasError('ERAS_BAD_OPTION', command, `${option} takes ${words.join(', ')}, not '${text}'`)
  return text as W
}

/** A size for people. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  const [unit, size] = bytes < 1024 ** 2 ? ['KB', 1024] : bytes < 1024 ** 3 ? ['MB', 1024 ** 2] : ['GB', 1024 ** 3]
  return `${(bytes / (size as number)).toFixed(1)} ${unit}`
}

/** A number of things for people. */
export const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`

/** Makes a case small that two parsers read otherwise, as long as they differ in the same way: delta debugging. */

import { bytesOf, type Case, firstOther, type Reader, type Told } from './cases'
import { type Difference, kindOf } from './classes'

/** Rounds after which what there is must do, and how many parts a case is cut into at most. */
const MOST_ROUNDS = 200
const MOST_PARTS = 1000
/** Bytes that are sent at once. */
const MOST_BYTES = 100_000

const whole = (it: Case, text: string): Case => ({ ...it, pieces: [text] })

/** The same cuts in bytes of which those from `from` to `to` are gone. */
function without(it: Case, from: number, to: number): Case {
  let at = 0
  const pieces = it.pieces.map(piece => {
    const begins = at
    at += piece.length
    const cutFrom = Math.min(Math.max(from - begins, 0), piece.length)
    const cutTo = Math.min(Math.max(to - begins, 0), piece.length)
    return piece.slice(0, cutFrom) + piece.slice(cutTo)
  })
  return { ...it, pieces: pieces.filter(piece => piece !== '') }
}

/** Cases with one cut less. */
const joined = (it: Case): Case[] =>
  it.pieces.slice(1).map((_, i) => ({
    ...it,
    pieces: [...it.pieces.slice(0, i), it.pieces[i] + it.pieces[i + 1], ...it.pieces.slice(i + 2)],
  }))

/** @param kind what must stay as it is */
async function firstThatDiffers(
  number: number,
  candidates: readonly Case[],
  kind: string,
  real: Reader,
  ours: Reader,
): Promise<Difference | undefined> {
  let lot: Case[] = []
  let bytes = 0
  for (const [i, candidate] of candidates.entries()) {
    lot.push(candidate)
    bytes += bytesOf(candidate).length
    if (bytes < MOST_BYTES && i + 1 < candidates.length) continue
    const [told, own] = await Promise.all([real.read(lot), ours.read(lot)])
    for (const [j, it] of lot.entries()) {
      const difference = { number, case: it, real: told[j] as Told, ours: own[j] as Told }
      if (firstOther(difference.real, difference.ours) >= 0 && kindOf(difference) === kind) return difference
    }
    lot = []
    bytes = 0
  }
  return undefined
}

/**
 * The same difference with fewer bytes and cuts. What ends a process stays as it is: each attempt costs one.
 * @param ours must read every case with a new parser
 */
export async function shrunk(difference: Difference, real: Reader, ours: Reader): Promise<Difference> {
  if (difference.real.at(-1)?.[0] === 'died') return difference
  const kind = kindOf(difference)
  let best = difference
  const attempt = async (candidates: Case[]) => {
    const found = await firstThatDiffers(
      difference.number,
      candidates.filter(it => it.pieces.length > 0),
      kind,
      real,
      ours,
    )
    if (found) best = found
    return found !== undefined
  }
  if (best.case.pieces.length > 1) await attempt([whole(best.case, bytesOf(best.case))])
  let rounds = 0
  for (let size = bytesOf(best.case).length >> 1; size >= 1; ) {
    const { length } = bytesOf(best.case)
    if (length / size > MOST_PARTS) break
    const candidates: Case[] = []
    for (let from = 0; from < length; from += size)
      candidates.push(without(best.case, from, Math.min(length, from + size)))
    // What is near the end goes first: what follows on a fault is never needed.
    const found = await attempt(candidates.reverse())
    if (++rounds > MOST_ROUNDS) break
    if (!found) size = size === 1 ? 0 : size >> 1
    else size = Math.min(size, bytesOf(best.case).length >> 1) || 1
    if (bytesOf(best.case).length <= 1) break
  }
  while (best.case.pieces.length > 1 && (await attempt(joined(best.case)))) {}
  return best
}

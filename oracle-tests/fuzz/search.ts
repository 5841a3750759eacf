/** Judges generated cases, and gathers by class what is wrong with them, each with a small example. */

import { shrunk } from '../../src/parse/shrink'
import { bytesOf, type Case } from './cases'
import { casesOf, type Wanted } from './generate'
import { caseText } from './report'

export interface Judge {
  /** Whose reading it judges. */
  readonly name: string
  /** What is wrong with that reading; undefined: nothing. */
  judge(it: Case): string | undefined
}

interface Finding {
  readonly class: string
  /** Whose readings are wrong so, in the order in which they were found. */
  readonly of: Set<string>
  count: number
  example: Case
  /** Of the input that the example was made of. */
  readonly number: number
}

interface Found {
  /** Inputs that were judged, and how often: whole and in pieces, by each judge. */
  readonly inputs: number
  readonly readings: number
  readonly findings: readonly Finding[]
}

interface Search {
  readonly judges: readonly Judge[]
  readonly wanted: Wanted
  readonly from: number
  readonly count: number
  /** Each input goes to one judge, the next to the next one; else each goes to all. */
  readonly inTurn?: boolean
  progress?(done: number, found: number): void
}

export function search({ judges, wanted, from, count, inTurn, progress }: Search): Found {
  const findings = new Map<string, Finding>()
  let readings = 0
  for (let number = from; number < from + count; number++) {
    const asked = inTurn ? [judges[number % judges.length]] : judges
    for (const it of casesOf(number, wanted)) {
      for (const judge of asked) {
        readings++
        const wrong = judge.judge(it)
        if (wrong === undefined) continue
        const name = `${it.kind.toLowerCase()}: ${wrong}`
        const known = findings.get(name)
        if (known) {
          known.count++
          known.of.add(judge.name)
        } else {
          const example = smaller(it, judge, wrong)
          findings.set(name, { class: name, of: new Set([judge.name]), count: 1, example, number })
        }
      }
    }
    if ((number - from) % 1000 === 999) progress?.(number - from + 1, findings.size)
  }
  return { inputs: count, readings, findings: [...findings.values()] }
}

/** The same wrong with fewer bytes and cuts. */
function smaller(it: Case, judge: Judge, wrong: string): Case {
  const whole = (text: string): Case => ({ ...it, pieces: [text] })
  const isWrong = (candidate: Case): boolean => judge.judge(candidate) === wrong
  if (isWrong(whole(bytesOf(it)))) return whole(shrunk(bytesOf(it), text => text !== '' && isWrong(whole(text))))
  let best = it
  const attempt = (candidate: Case): boolean => {
    if (candidate.pieces.length === 0 || !isWrong(candidate)) return false
    best = candidate
    return true
  }
  for (let size = bytesOf(best).length >> 1; size >= 1; ) {
    let shrunk = false
    for (let from = bytesOf(best).length - size; from >= 0; from -= size) {
      if (attempt(without(best, from, from + size))) shrunk = true
    }
    if (!shrunk) size >>= 1
  }
  return best
}

/** The same cuts in bytes of which those from `from` to `to` are gone. */
function without(it: Case, from: number, to: number): Case {
  let at = 0
  const pieces = it.pieces.map(piece => {
    const begins = at
    at += piece.length
    return piece.slice(0, Math.max(0, from - begins)) + piece.slice(Math.max(0, Math.min(piece.length, to - begins)))
  })
  return { ...it, pieces: pieces.filter(piece => piece !== '') }
}

export function foundText({ inputs, readings, findings }: Found, what: string, seed: number): string {
  const lines = findings.flatMap(({ class: name, of, count, example, number }) => [
    `${String(count).padStart(7)}  ${name} (input ${number}; ${[...of].join(', ')})`,
    `    ${caseText(example)}`,
  ])
  const judged = `${what}: ${inputs} inputs of seed ${seed}, each whole and in pieces (${readings} readings)`
  if (inputs === 0 || readings === 0) lines.push(`${what}: nothing was judged`)
  else lines.push(`${judged}: ${findings.length === 0 ? 'nothing wrong' : `${findings.length} classes`}`)
  return lines.join('\n')
}

/**
 * Messages that are right, nearly right, and odd on purpose: every part of the grammar with the forms that some parser
 * has been known to read otherwise.
 */

import type { Kind } from './cases'
import type { Random } from './random'
import { targetOf } from './targets'
import { words } from './words'

/** How likely odd forms are: one in `odd`. */
const ODD = 9

/** A text with some of its letters in the other case. */
function anyCase(random: Random, text: string): string {
  if (text === '') return text
  switch (random.below(6)) {
    case 0:
      return text.toLowerCase()
    case 1:
      return text.toUpperCase()
    case 2: {
      const at = random.below(text.length)
      const letter = text[at] === text[at].toLowerCase() ? text[at].toUpperCase() : text[at].toLowerCase()
      return text.slice(0, at) + letter + text.slice(at + 1)
    }
    default:
      return text
  }
}

const lineEnd = (random: Random): string => (random.once(40) ? random.pick(words.lineEnds) : '\r\n')

function versionOf(random: Random): string {
  return random.once(ODD) ? random.pick(words.versions) : random.once(6) ? 'HTTP/1.0' : 'HTTP/1.1'
}

function requestLine(random: Random): string {
  const method = random.once(3) ? random.pick(words.methods) : random.pick(['GET', 'POST'])
  if (random.once(200)) return method + ' ' + targetOf(random, method)
  const gap = random.once(60) ? random.pick(words.gaps) : ' '
  return `${method}${gap}${targetOf(random, method)}${random.once(60) ? random.pick(words.gaps) : ' '}${versionOf(random)}`
}

function statusLine(random: Random): string {
  const status = random.once(ODD) ? random.pick(words.oddStatuses) : random.pick(words.statuses)
  const reason = random.once(ODD) ? random.pick(words.reasons) : ' OK'
  return `${versionOf(random)}${random.once(60) ? random.pick(words.gaps) : ' '}${status}${reason}`
}

/** A name as it is, or nearly. */
function nameOf(random: Random, name: string): string {
  const cased = anyCase(random, name)
  if (!random.once(25)) return cased
  switch (random.below(6)) {
    case 0:
      return cased + random.pick([' ', '  ', '\t', ' \t', '\0', '\x0b'])
    case 1:
      return random.pick([' ', '\t', ':']) + cased
    case 2:
      return cased + random.pick(['X', '-', '2', name, '_', '\xe9', '"', '/', '}', '\r'])
    case 3:
      return cased.slice(0, random.below(cased.length))
    case 4: {
      const at = random.below(cased.length)
      return cased.slice(0, at) + random.pick(words.bytes) + cased.slice(at)
    }
    default:
      return cased.replace('-', random.pick(['_', ' ', '', '--']))
  }
}

/** A list of words with what may stand between them. */
function listOf(random: Random, of: readonly string[]): string {
  let text = ''
  for (let more = random.once(2) ? 1 : 1 + random.below(3); more > 0; more--) {
    text += random.once(20) ? random.pick(words.bytes) : ''
    const word = anyCase(random, random.pick(of))
    text += random.once(15) ? word.slice(0, random.below(word.length)) : word
    if (more > 1 || random.once(20)) text += random.pick(words.separators)
  }
  return text
}

const lengths = (random: Random, body: string): string =>
  random.once(4) ? random.pick(words.lengths) : String(body.length)

/** Values of the lines that frame messages, and of others. */
function valueFor(random: Random, name: string, body: string): string {
  switch (name) {
    case 'Content-Length':
      return lengths(random, body)
    case 'Transfer-Encoding':
      return random.once(2) ? anyCase(random, 'chunked') : listOf(random, words.codings)
    case 'Connection':
    case 'Proxy-Connection':
    case 'Keep-Alive':
      return listOf(random, words.connection)
    case 'Upgrade':
      return random.pick(words.protocols)
    default:
      return random.once(3) ? random.pick(words.values) : 'v'
  }
}

/** A value over more than one line, and with blanks around it. */
function withBlanks(random: Random, value: string): string {
  let text = value
  if (random.once(25)) {
    const at = random.below(text.length + 1)
    text = text.slice(0, at) + random.pick(words.folds) + text.slice(at)
  }
  if (random.once(25)) text += random.pick(words.blanks)
  return (random.once(15) ? random.pick(words.blanks) : ' ') + text
}

export function headerLine(random: Random, name: string, body: string): string {
  const colon = random.once(150) ? '' : ':'
  return nameOf(random, name) + colon + withBlanks(random, valueFor(random, name, body)) + lineEnd(random)
}

/** Chunks that give `body`, and the lines after them. */
function chunked(random: Random, body: string): string {
  let text = ''
  let rest = body
  const size = (length: number) => {
    let digits = length.toString(16)
    if (random.once(12)) digits = random.pick(['0', '00', '000000']) + digits
    if (random.once(25)) digits = random.pick(words.sizes)
    if (random.once(30)) {
      const at = random.below(digits.length + 1)
      digits = digits.slice(0, at) + random.pick(words.bytes) + digits.slice(at)
    }
    return anyCase(random, digits) + (random.once(8) ? random.pick(words.extensions) : '') + lineEnd(random)
  }
  while (rest.length > 0) {
    const length = 1 + random.below(rest.length)
    text += size(length) + rest.slice(0, length) + lineEnd(random)
    rest = rest.slice(length)
  }
  text += size(0)
  if (random.once(3)) {
    for (let more = random.once(40) ? 40 : random.below(3); more > 0; more--) {
      text += headerLine(random, random.once(3) ? random.pick(words.framing) : 'X-Trailer', body)
    }
  }
  return text + lineEnd(random)
}

/** The names that a head gets, in order. */
function namesOf(random: Random, coded: boolean, counted: boolean): string[] {
  const names: string[] = []
  if (coded) names.push('Transfer-Encoding')
  if (counted) names.push('Content-Length')
  if (random.once(4)) names.push('Connection')
  if (random.once(12)) names.push('Connection', 'Upgrade')
  if (random.once(15)) names.push(random.pick(words.framing))
  if (random.once(30)) names.push(random.pick(words.framing), random.pick(words.framing))
  for (let more = random.once(150) ? 36 : random.below(3); more > 0; more--) {
    names.splice(random.below(names.length + 1), 0, random.pick(words.names))
  }
  if (random.once(3)) names.reverse()
  return names
}

/** One message with its body. */
export function messageOf(random: Random, kind: Kind): string {
  const body = random.once(3) ? '' : random.pick(words.bodies)
  const coded = random.once(4)
  const counted = coded ? random.once(12) : body !== '' || random.once(6)
  let text = random.once(40) ? random.pick(words.blankLines) : ''
  text += kind === 'REQUEST' ? requestLine(random) : statusLine(random)
  text += lineEnd(random)
  for (const name of namesOf(random, coded, counted)) text += headerLine(random, name, body)
  text += lineEnd(random)
  if (coded) return text + chunked(random, body)
  return text + (counted || kind === 'RESPONSE' || random.once(8) ? body : '')
}

/** One exchange as it was recorded against the same as it was played. */

import type { Answer } from '../../traffic/exchanges/exchanges'
import { type AlignedLine, align } from '../../transcript/align'
import { bodyOf } from '../parts/content'
import { contentOf } from './content'
import {
  cutHead,
  isNoField,
  type Learnt,
  learnBody,
  type Noise,
  shownLines,
  steadyBody,
  steadyHead,
  steadyRaw,
  steadyValue,
} from './noise'

/** What is compared: all bytes, or some parts of the final response. */
export const parts = ['bytes', 'body', 'headers', 'status'] as const
/** What is compared: `bytes` all of it; `status`, `headers` and `body` those parts of the final response. */
export type ComparedPart = (typeof parts)[number]
export type Compared = ReadonlySet<ComparedPart>

/** What came back, recorded or played. */
export interface Reply {
  /** All bytes; undefined where an engine does not show them. */
  bytes: Buffer | undefined
  answers: readonly (Pick<Answer, 'head' | 'body'> & { bytes?: Buffer })[]
}

const text = (bytes: Buffer): string => bytes.latin1Slice(0, bytes.length)
type Answered = Reply['answers'][number]

/** What counts of a body of which a part does not, or something was learnt: without its codings; undefined: it counts as it is. */
function countedBody(answer: Answered, { learnt, left }: Noise): string | undefined {
  const counted = left && bodyOf(answer, left)
  if (learnt?.body === undefined) return counted
  return steadyBody(counted ?? text(contentOf(answer)), learnt.body)
}

/** Where only parts of a body count, its length does not. */
const noiseOfAnswer = (answer: Answered, noise: Noise): Noise =>
  noise.left && bodyOf(answer, noise.left) !== undefined
    ? { ...noise, ignored: new Set([...noise.ignored, 'content-length']) }
    : noise

/** Whether two replies are the same, as far as they are compared. */
export function sameReply(recorded: Reply, played: Reply, compared: Compared, noise: Noise): boolean {
  if (compared.has('bytes')) {
    if (recorded.bytes && played.bytes && recorded.bytes.equals(played.bytes)) return true
    return wireText(recorded, noise) === wireText(played, noise)
  }
  return partText(recorded, compared, noise) === partText(played, compared, noise)
}

/** Whether all that is to be compared is noise. */
export const hasNothingLeft = (compared: Compared, { learnt, left }: Noise): boolean =>
  !compared.has('bytes') &&
  !compared.has('headers') &&
  !(compared.has('status') && !learnt?.status) &&
  !(compared.has('body') && learnt?.body !== 'all' && !left?.ignored.body)

/** The lines of both, aligned: what only the first has was recorded, what only the second has was played. */
export function differenceOf(recorded: Reply, played: Reply, compared: Compared, noise: Noise): AlignedLine[] {
  const show = compared.has('bytes') ? wireText : (reply: Reply) => partText(reply, compared, noise)
  const [a, b] = [recorded, played].map(reply => shownLines(show(reply, noise)))
  return align(a, b)
}

/** All bytes of a reply, without noise. */
function wireText({ bytes, answers }: Reply, noise: Noise): string {
  if (answers.length === 0) return steadyRaw(bytes ? text(bytes) : '')
  return answers
    .map(answer => {
      const [head, rest] = cutHead(answer.bytes as Buffer)
      return steadyHead(text(head), noiseOfAnswer(answer, noise)) + (countedBody(answer, noise) ?? text(rest))
    })
    .join('')
}

/** The compared parts of the final response, as text with a line for each thing. */
function partText({ bytes, answers }: Reply, compared: Compared, noise: Noise): string {
  const final = answers[answers.length - 1]
  if (!final) return steadyRaw(bytes ? text(bytes) : '')
  const { head } = final
  let message = ''
  if (compared.has('status') || compared.has('headers')) {
    message += noise.learnt?.status ? 'status {differs}\n' : `status ${head.statusCode}\n`
  }
  if (compared.has('headers')) message += fieldLines(head.headers, noiseOfAnswer(final, noise)).join('')
  if (compared.has('body')) message += `\n${countedBody(final, noise) ?? final.body.map(text).join('')}`
  return message
}

/** The fields in order of their names; those of one name in the order in which they came. */
function fieldLines(headers: readonly string[], noise: Noise): string[] {
  const fields: [string, string][] = []
  for (let i = 0; i < headers.length; i += 2) {
    const name = headers[i].toLowerCase()
    if (!isNoField(name, noise)) fields.push([name, steadyValue(name, headers[i + 1], noise)])
  }
  return fields.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([name, value]) => `${name}: ${value}\n`)
}

/** What differs between two plays of one exchange; undefined if nothing does. */
export function learn(first: Reply, second: Reply): Learnt | undefined {
  const [a, b] = [first, second].map(({ answers }) => answers[answers.length - 1])
  if (!a || !b) return undefined
  const [fieldsA, fieldsB] = [valuesOf(a.head.headers), valuesOf(b.head.headers)]
  const names = new Set([...fieldsA.keys(), ...fieldsB.keys()])
  const fields = new Set([...names].filter(name => fieldsA.get(name) !== fieldsB.get(name)))
  const status = a.head.statusCode !== b.head.statusCode
  // The same content in other bytes differs nowhere, and is compared as content.
  const isSame = Buffer.concat(a.body).equals(Buffer.concat(b.body))
  const body = isSame ? undefined : (learnBody(text(contentOf(a)), text(contentOf(b))) ?? new Set<number>())
  return status || fields.size > 0 || body !== undefined ? { fields, status, body } : undefined
}

function valuesOf(headers: readonly string[]): Map<string, string> {
  const values = new Map<string, string>()
  for (let i = 0; i < headers.length; i += 2) {
    const name = headers[i].toLowerCase()
    values.set(name, `${values.get(name) ?? ''}\n${headers[i + 1]}`)
  }
  // Dates are noise of their own, and may be the same in both plays.
  values.delete('date')
  return values
}

/**
 * Which finder looks at a body, by what its head says. What may have secrets and cannot be read, because of a coding, a charset or
 * a boundary that is not there, is secret as a whole.
 */

import type { Head } from '../../wire/head'
import { JsonMask } from './json-mask'
import { Paths } from './json-path'
import { everything, type Finder, type Marks, mark } from './marks'
import { MultipartMask, type PartHead } from './multipart-mask'
import { FormMask } from './pair-mask'
import { comparable, type Met, type Rules } from './rules'
import { TunnelMask, WebSocketMask } from './websocket-mask'

const json = /^(?:application|text)\/(?:[\w.+-]+\+)?(?:json|x-json|json-seq|jsonl|x-ndjson|ndjson|x-jsonlines)$/
const form = 'application/x-www-form-urlencoded'
/** Charsets in which each byte of ASCII stands for itself, wherever it is. */
const plainCharset =
  /^(?:utf-?8|us-ascii|ascii|ansi_x3.*|iso[-_]?8859[-_]\d+|latin-?\d+|windows-\d+|cp125\d|koi8-[ru]|euc-\w+)$/
/** Types that say little: what such a body is, its first byte tells. */
const unsaid = new Set(['', 'text/plain'])

const valuesOf = (headers: readonly string[], name: string): string[] =>
  headers.flatMap((one, k) => (k % 2 === 0 && one.trim().toLowerCase() === name ? [headers[k + 1]] : []))

/** The words of lists, in lower case. */
const words = (values: readonly string[]): string[] =>
  values
    .flatMap(value => value.split(','))
    .map(word => word.trim().toLowerCase())
    .filter(Boolean)

/** A parameter of a media type; undefined where it is not there. */
function parameterOf(type: string, name: string): string | undefined {
  const [, quoted, word] = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, 'i').exec(type) ?? []
  return quoted ?? word
}

const known = new WeakMap<Rules, Paths>()

/** The paths of some rules: one for all connections. */
function pathsOf(rules: Rules): Paths {
  const paths = known.get(rules) ?? new Paths(rules.json)
  known.set(rules, paths)
  return paths
}

/** What comes after HTTP. */
export type Beyond = 'nothing known' | 'another protocol' | 'websocket'

/** Makes the finders of one direction of a connection. */
export class Bodies {
  private readonly paths: Paths

  constructor(
    private readonly rules: Rules,
    private readonly met: Met,
  ) {
    this.paths = pathsOf(rules)
  }

  /** What looks at the body behind a head; undefined: nothing in it is secret. */
  finderOf({ headers }: Pick<Head, 'headers'>): Finder | undefined {
    const types = valuesOf(headers, 'content-type')
    const named = [...new Set(types.map(type => type.split(/[;,]/)[0].trim().toLowerCase()))]
    if (named.length === 0) named.push('')
    const kinds = named.map(name => this.kindOf(name)).filter(kind => kind !== undefined)
    if (kinds.length === 0) return undefined
    if (named.length > 1) return this.whole('several types')
    const coding = [
      ...words(valuesOf(headers, 'content-encoding')),
      ...words(valuesOf(headers, 'transfer-encoding')).filter(one => one !== 'chunked'),
    ].find(one => one !== 'identity')
    if (coding !== undefined) return this.whole(coding)
    const charset = parameterOf(types[0] ?? '', 'charset')?.toLowerCase()
    if (charset !== undefined && !plainCharset.test(charset)) return this.whole(`charset ${charset}`)
    return this.readable(kinds[0], types[0] ?? '')
  }

  /** What looks at what comes after HTTP, whether that was agreed upon or it broke off. */
  beyond(after: Beyond): Finder {
    if (after === 'nothing known') return this.whole('no HTTP')
    if (after === 'another protocol') return new TunnelMask(() => this.whole(after))
    if (this.rules.json.length === 0) return nothing
    return new WebSocketMask({ json: () => this.json(), whole: why => this.whole(why) })
  }

  private kindOf(type: string): 'json' | 'form' | 'multipart' | 'unsaid' | undefined {
    const { json: paths, form: names } = this.rules
    const [jsonIsAsked, formIsAsked] = [paths.length > 0, names.size > 0]
    if (json.test(type)) return jsonIsAsked ? 'json' : undefined
    if (type === form) return formIsAsked ? 'form' : undefined
    if (type.startsWith('multipart/')) return formIsAsked || jsonIsAsked ? 'multipart' : undefined
    return unsaid.has(type) && (jsonIsAsked || formIsAsked) ? 'unsaid' : undefined
  }

  private readable(kind: 'json' | 'form' | 'multipart' | 'unsaid', type: string): Finder {
    if (kind === 'json') return this.json()
    if (kind === 'form') return this.form()
    if (kind === 'unsaid')
      return new Guess(
        () => this.json(),
        () => this.form(),
      )
    const boundary = parameterOf(type, 'boundary')
    return boundary === undefined ? this.whole('no boundary') : new MultipartMask(boundary, part => this.ofPart(part))
  }

  private json(): Finder {
    if (this.rules.json.length === 0) return nothing
    return new JsonMask(
      this.paths,
      path => this.met.json.add(path),
      () => this.met.all('no JSON'),
    )
  }

  private form(): Finder {
    return new FormMask(this.rules.form, name => this.met.form.add(name))
  }

  private ofPart({ name, fields }: PartHead): Finder | undefined {
    const { form: names } = this.rules
    if (names.size > 0) {
      if (name === undefined) return this.whole('a part without a name')
      const found = names.get(comparable(name))
      if (found !== undefined) {
        this.met.form.add(found)
        return everything
      }
    }
    const headers = [...fields].flat()
    // Only a part that says that it is JSON is read as such: the others are files and texts.
    return json.test((fields.get('content-type') ?? '').split(';')[0].trim().toLowerCase())
      ? this.finderOf({ headers })
      : undefined
  }

  private whole(why: string): Finder {
    return new Whole(() => this.met.all(why))
  }
}

const nothing: Finder = { scan() {} }

/** All is secret, which is told when some of it comes. */
class Whole implements Finder {
  private told = false

  constructor(private readonly tell: () => void) {}

  scan(_bytes: Buffer, from: number, to: number, marks: Marks): void {
    if (!this.told) this.tell()
    this.told = true
    mark(marks, from, to)
  }
}

/** A body whose type does not tell what it is: JSON where it begins as such, else a form. */
class Guess implements Finder {
  private chosen: Finder | undefined

  constructor(
    private readonly json: () => Finder,
    private readonly form: () => Finder,
  ) {}

  scan(bytes: Buffer, from: number, to: number, marks: Marks): void {
    let at = from
    // Blanks, and a byte order mark in UTF-8.
    while (!this.chosen && at < to && (bytes[at] <= 0x20 || [0xef, 0xbb, 0xbf].includes(bytes[at]))) at++
    if (at === to) return
    this.chosen ??= bytes[at] === 0x7b || bytes[at] === 0x5b ? this.json() : this.form()
    this.chosen.scan(bytes, at, to, marks)
  }
}

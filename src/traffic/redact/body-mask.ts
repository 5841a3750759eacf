/**
 * Which finder looks at a body, by what its head says. What may have secrets and cannot be read, because of a coding, a charset or
 * a boundary that is not there, is secret as a whole.
 */

import { JsonMask } from './json-mask'
import { Paths } from './json-path'
import { everything, type Finder, type Marks, mark } from './marks'
import { MultipartMask, type PartHead } from './multipart-mask'
import { FormMask } from './pair-mask'
import { comparable, type Met, type Rules } from './rules'
import { TunnelMask, WebSocketMask } from './websocket-mask'

/** Also `x-amz-json-1.1`, `json+protobuf`, and what is spelled wrong: what is not JSON is secret from there on. */
const json = /json|^application\/csp-report$/
const form = /url-?encoded/
/** What has whole messages in it. */
const messages = /^(?:message\/|application\/http$)/
/** Charsets in which each byte of ASCII stands for itself, wherever it is. */
const plainCharset =
  /^(?:utf-?8|us-ascii|ascii|ansi_x3.*|iso[-_]?8859[-_]\d+|latin-?\d+|(?:windows-|cp)(?:125\d|874)|koi8-[ru]|euc-\w+)$/
/** Codings of parts and mails that change no byte. */
const plainCoding = /^(?:7bit|8bit|binary)$/
/** Types that say little: what such a body is, its first byte tells. */
const unsaid = new Set(['', 'text/plain'])

const valuesOf = (headers: readonly string[], name: string): string[] =>
  headers.flatMap((one, k) => (k % 2 === 0 && one.trim().toLowerCase() === name ? [headers[k + 1]] : []))

const byteOrderMark = [0xef, 0xbb, 0xbf]
const jsonBegins = [...Buffer.from('{[")')]

/** The words of lists, in lower case. */
const words = (values: readonly string[]): string[] =>
  values
    .flatMap(value => value.split(','))
    .map(word => word.trim().toLowerCase())
    .filter(Boolean)

/** Each type that a value names: several, where there are commas that no quotes hide. What is no type is an unsaid one. */
function typesIn(value: string): string[] {
  const items = value
    .replace(/"(?:[^"\\]|\\.)*"/g, '')
    .split(',')
    .map(item => item.split(';')[0].trim().toLowerCase())
  return items
    .map(item => (item === '*/*' || !/[/]|json|encoded/.test(item) ? '' : item))
    .filter((item, k) => item || k === 0)
}

/** All that a parameter of a media type may be: several, where readers may differ. One that is encoded begins with an asterisk. */
function parametersOf(type: string, name: string): string[] {
  const all = type.matchAll(new RegExp(`[;,\\s"]${name}(\\*[\\d*]*)?\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, 'gi'))
  return [...new Set([...all].map(([, encoded, quoted, word]) => (encoded ? '*' : '') + (quoted ?? word)))]
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
  finderOf({ headers }: { readonly headers: readonly string[] }): Finder | undefined {
    const types = [...new Set(valuesOf(headers, 'content-type').map(type => type.trim()))]
    const named = [...new Set(types.length === 0 ? [''] : types.flatMap(typesIn))]
    const kinds = named.map(name => this.kindOf(name)).filter(kind => kind !== undefined)
    if (kinds.length === 0) return undefined
    if (named.length > 1 || types.length > 1) return this.whole('several types')
    const coding = [
      ...words(valuesOf(headers, 'content-encoding')),
      ...words(valuesOf(headers, 'transfer-encoding')).filter(one => one !== 'chunked'),
      ...words(valuesOf(headers, 'content-transfer-encoding')).filter(one => !plainCoding.test(one)),
    ].find(one => one !== 'identity')
    if (coding !== undefined) return this.whole(coding)
    const charset = parametersOf(types[0] ?? '', 'charset').find(one => !plainCharset.test(one.toLowerCase()))
    if (charset !== undefined) return this.whole(`charset ${charset.toLowerCase()}`)
    return this.readable(kinds[0], types[0] ?? '')
  }

  /** What looks at a body that readers end at different places: a message may be in it. */
  doubtful(): Finder {
    return this.whole('doubtful length')
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
    if (form.test(type)) return formIsAsked ? 'form' : undefined
    if (type.startsWith('multipart/')) return formIsAsked || jsonIsAsked ? 'multipart' : undefined
    return unsaid.has(type) && (jsonIsAsked || formIsAsked) ? 'unsaid' : undefined
  }

  private readable(kind: 'json' | 'form' | 'multipart' | 'unsaid', type: string): Finder {
    if (kind === 'json') return this.json()
    if (kind === 'form') return this.form()
    if (kind === 'unsaid') return this.guess(() => this.form())
    const [boundary, ...others] = parametersOf(type, 'boundary')
    if (others.length > 0) return this.whole('several boundaries')
    return /^[^*\\]+$/.test(boundary ?? '')
      ? new MultipartMask(boundary, part => this.ofPart(part))
      : this.whole('no boundary')
  }

  /** @param other what looks at what does not begin as JSON */
  private guess(other: () => Finder): Finder {
    if (this.rules.json.length === 0) return other()
    return new Guess({ json: () => this.json(), other, whole: () => this.whole('no text') })
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

  private ofPart({ names: own, headers }: PartHead): Finder | undefined {
    const { form: names, json: paths } = this.rules
    if (names.size > 0) {
      if (own.length === 0) return this.whole('a part without a name')
      const found = own.map(name => names.get(comparable(name))).find(name => name !== undefined)
      if (found !== undefined) {
        this.met.form.add(found)
        return everything
      }
    }
    const types = valuesOf(headers, 'content-type').flatMap(typesIn)
    if (types.some(type => messages.test(type))) return this.whole('a message in a part')
    // What does not say what it is may be a file or a text: it is no form.
    if (types.every(type => unsaid.has(type))) return paths.length > 0 ? this.ofUnsaid(headers) : undefined
    return this.finderOf({ headers })
  }

  private ofUnsaid(headers: readonly string[]): Finder {
    const coding = words(valuesOf(headers, 'content-transfer-encoding')).find(one => !plainCoding.test(one))
    return coding === undefined ? this.guess(() => nothing) : this.whole(coding)
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

/** What a body may turn out to be. */
interface Guesses {
  json(): Finder
  other(): Finder
  /** It is in a charset that has more than a byte for a character of ASCII. */
  whole(): Finder
}

/** A body whose type does not tell what it is: JSON where it begins as such, or as what stands before it to keep scripts away. */
class Guess implements Finder {
  private chosen: Finder | undefined

  constructor(private readonly guesses: Guesses) {}

  scan(bytes: Buffer, from: number, to: number, marks: Marks): void {
    let at = from
    // Blanks, and a byte order mark in UTF-8.
    while (!this.chosen && at < to && ((bytes[at] <= 0x20 && bytes[at] > 0) || byteOrderMark.includes(bytes[at]))) at++
    if (at === to) return
    this.chosen ??= this.choose(bytes[at])
    this.chosen.scan(bytes, at, to, marks)
  }

  private choose(first: number): Finder {
    if (first === 0 || first >= 0xfe) return this.guesses.whole()
    return jsonBegins.includes(first) ? this.guesses.json() : this.guesses.other()
  }
}

/**
 * A profile's wire behaviours made ready for the scanners, once per profile: tables of bytes, and flags (flags.ts).
 */

import { FAULTS, type Fault, type MakeParseError, makeParseErrors, THROWN } from './faults'
import { type Flags, flagsOf, type WireBehaviours } from './flags'
import { CLOSED, DROPPING, START } from './phases'
import { ALPHA, COLON, classOf, DIGITS, HEX, SP, TAB, TOKEN } from './tables'
import { makeTargetTable } from './target'

/** Methods as a tree of letters: the first byte that no known method has at its place is the one at fault. */
export interface MethodTree {
  readonly next: Map<number, MethodTree>
  /** What is wrong with a byte that leads nowhere. */
  fault: Fault
  /** Where any other byte leads. */
  any: MethodTree | undefined
  method: string | undefined
}

export interface Rules extends Flags {
  readonly wire: WireBehaviours
  readonly makeError: MakeParseError
  readonly thrown: (typeof THROWN)[WireBehaviours['thrownCodes']]
  /** Those whose requests may be plain: known by their own name, and followed by a path. */
  readonly methods: ReadonlySet<string>
  readonly methodTree: MethodTree
  /** Those of RTSP/, and those of HTTP/ where they are told apart. */
  readonly rtspMethods: ReadonlySet<string>
  readonly httpMethods: ReadonlySet<string>
  readonly listedMethods: ReadonlySet<string>
  /** See target.ts. */
  readonly target: Uint8Array
  /** Bytes of header names, blanks included where the era has them. */
  readonly name: Uint8Array
  /** Blanks in names are looked at, one by one or when the name is over. */
  readonly looksAtBlanks: boolean
  /** A blank may not stand after a name that frames the message. */
  readonly noBlankAfterFraming: boolean
  readonly blanksInNames: boolean
  /** Bytes that some era had in names, and this one has not. */
  readonly oddName: Uint8Array
  /** Some of the rules are for heads that are whole: see head-checks.ts. */
  readonly checksHeads: boolean
  /** How many elements a flat list of header lines may have. */
  readonly mostLines: number
  readonly mostExtensions: number
  /** After a message that ends its connection, and the same of HTTP/1.0 where it did not ask to keep it. */
  readonly closedPhase: number
  readonly oldClosedPhase: number
  /** Whether a header line may begin with a byte that is not in `name`. */
  readonly beginsName: (byte: number) => boolean
  /** Bytes of header values, and of those that are not looked at. */
  readonly value: Uint8Array
  readonly anyValue: Uint8Array
  readonly secondByteOnly: boolean
  readonly chunkDigits: Uint8Array
  /** The first byte of a value is not looked at. */
  readonly firstByteFree: boolean
  readonly utf8: boolean
  /** Of heads that are plain: bytes above 127 may stand in values. */
  readonly highBytes: boolean
  /** Names that count as soon as they are there, whatever follows. */
  readonly longerNames: readonly string[]
}

/** What some era had in names though no token has it. */
const ODD_NAME = '"/}'
/** What a parser does when a message was the last one of its connection. */
const AFTER: Readonly<Record<WireBehaviours['afterClose'], number>> = {
  anything: START,
  nothing: CLOSED,
  dropped: DROPPING,
  droppedUnlessInterim: DROPPING,
}

/** The methods that RTSP/ has (RFC 2326; the last four as some players use them), and those of them that HTTP/ has not. */
const RTSP_ALONE =
  'DESCRIBE ANNOUNCE SETUP PLAY PAUSE TEARDOWN GET_PARAMETER SET_PARAMETER REDIRECT RECORD FLUSH'.split(' ')
const RTSP = ['OPTIONS', ...RTSP_ALONE, 'GET', 'POST']
const PREFACE = 'PRI'

const NAME_BASE = `!#$%&'*+-.^_\`|~${DIGITS}${ALPHA}`

/** Bytes that are digits of chunk sizes, with their values; 255: no digit. */
function chunkDigits(bytes: WireBehaviours['chunkSizeBytes']): Uint8Array {
  const table = new Uint8Array(HEX)
  if (bytes === 'aboveAscii') table.fill(0, 0x80)
  return table
}

function valueTable(checked: boolean, most = 255): Uint8Array {
  const table = new Uint8Array(256).fill(1)
  if (checked) {
    table.fill(0, 0, SP)
    table[0x7f] = 0
    table[TAB] = 1
  }
  table[0x0a] = table[0x0d] = 0
  table.fill(0, most + 1)
  return table
}

const leaf = (): MethodTree => ({ next: new Map(), fault: FAULTS.method, any: undefined, method: undefined })

/** The methods of HTTP/ that are read. */
const httpMethodsOf = ({ http2Preface, methods }: WireBehaviours) => (http2Preface ? [...methods, PREFACE] : methods)

/** The methods that programs see by a name. */
const namedMethodsOf = ({ methods, unlistedMethods }: WireBehaviours) =>
  unlistedMethods === 'unnamedWithQuery' ? methods.filter(method => method !== 'QUERY') : methods

/** Whether requests of a method may be plain. */
const mayBePlain = ({ http2Preface, methodsShownAs }: WireBehaviours, method: string): boolean =>
  method !== 'CONNECT' && !(method in methodsShownAs) && !(method === PREFACE && http2Preface)

function treeOf(wire: WireBehaviours): MethodTree {
  const { methodsShownAs, methodsOfThirdAny, vagueMethods } = wire
  const root = leaf()
  for (const method of [...httpMethodsOf(wire), ...(wire.rtspProtocol === 'nowhere' ? [] : RTSP_ALONE)]) {
    let node = root
    for (let i = 0; i < method.length; i++) {
      const byte = method.charCodeAt(i)
      let child = node.next.get(byte)
      if (!child) node.next.set(byte, (child = leaf()))
      if (i === 2 && methodsOfThirdAny.includes(method)) node.any ??= child
      node = child
    }
    node.method = methodsShownAs[method] ?? method
    node.fault = FAULTS.afterMethod
  }
  for (const beginning of vagueMethods) {
    let node: MethodTree | undefined = root
    for (let i = 0; i < beginning.length; i++) node = node?.next.get(beginning.charCodeAt(i))
    if (node) node.fault = FAULTS.vagueMethod
  }
  return root
}

function makeRules(wire: WireBehaviours): Rules {
  const { headerValueBytes } = wire
  const flags = flagsOf(wire)
  const name = new Uint8Array(TOKEN)
  for (const [i, mark] of classOf(NAME_BASE + wire.headerNameExtras).entries()) name[i] = mark
  const noBlankAfterFraming = wire.framingNames === 'noBlank'
  const looksAtBlanks = noBlankAfterFraming || flags.refusesBlankBeforeColon || !wire.blanksInNames
  if (!looksAtBlanks) name[SP] = 1
  const { refusesBlankAtOnce } = flags
  return {
    ...flags,
    wire,
    looksAtBlanks,
    noBlankAfterFraming,
    blanksInNames: wire.blanksInNames,
    oddName: classOf(ODD_NAME),
    checksHeads:
      flags.strictFirstLines ||
      flags.refusesBareFramed ||
      flags.refusesFoldedFraming ||
      flags.refusesFoldedLength ||
      flags.checksHost ||
      flags.checksCodings ||
      flags.connectionTokens,
    mostLines: wire.maxHeaderLines > 0 ? wire.maxHeaderLines * 2 : Infinity,
    mostExtensions: wire.maxChunkExtensions > 0 ? wire.maxChunkExtensions : Infinity,
    closedPhase: AFTER[wire.afterClose],
    oldClosedPhase: AFTER[wire.afterOldClose],
    beginsName: byte =>
      (byte === SP && looksAtBlanks && !refusesBlankAtOnce) || (byte === COLON && wire.emptyHeaderNames),
    makeError: makeParseErrors(wire),
    thrown: THROWN[wire.thrownCodes],
    methods: new Set(namedMethodsOf(wire).filter(method => mayBePlain(wire, method))),
    httpMethods: new Set(httpMethodsOf(wire).map(method => wire.methodsShownAs[method] ?? method)),
    rtspMethods: new Set(RTSP),
    listedMethods: new Set(namedMethodsOf(wire).map(method => wire.methodsShownAs[method] ?? method)),
    methodTree: treeOf(wire),
    target: makeTargetTable(wire.targetBytes, wire.targetHosts),
    name,
    value: valueTable(headerValueBytes !== 'all', headerValueBytes === 'checkedTo254' ? 254 : 255),
    anyValue: valueTable(false),
    chunkDigits: chunkDigits(wire.chunkSizeBytes),
    secondByteOnly: headerValueBytes === 'checkedSecond',
    firstByteFree: headerValueBytes === 'checkedButFirst' || headerValueBytes === 'checkedSecond',
    utf8: wire.headerCharset === 'utf8',
    highBytes: wire.headerCharset !== 'utf8' && headerValueBytes !== 'checkedTo254',
    longerNames: [
      ...(flags.lengthTwiceAtName ? ['content-length'] : []),
      ...(flags.chunkedTokens ? ['transfer-encoding'] : []),
    ],
  }
}

const made = new WeakMap<WireBehaviours, Rules>()

/** The rules of a profile's wire; the same object for the same profile. */
export function rulesOf(wire: WireBehaviours): Rules {
  let rules = made.get(wire)
  if (!rules) made.set(wire, (rules = makeRules(wire)))
  return rules
}

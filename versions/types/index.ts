/**
 * The types of each line, and which line a spec names: what `resolve` finds at run time, found in a literal spec by
 * the compiler. Types only.
 */

import type { SharesParsers } from '../../src/types/pieces'
import type * as v0_4 from './0.4'
import type * as v0_6 from './0.6'
import type * as v0_8 from './0.8'
import type * as v0_10 from './0.10'
import type * as v0_12 from './0.12'
import type * as v4 from './4'
import type * as v6 from './6'
import type * as v8 from './8'
import type * as v10 from './10'
import type * as v12 from './12'
import type * as v14 from './14'
import type * as v16 from './16'
import type * as v18 from './18'
import type * as v20 from './20'
import type * as v22 from './22'
import type * as v24 from './24'
import type * as v26 from './26'
import type * as iojs from './io.js'

interface Readings<Documented, Shipped> {
  documented: Documented
  shipped: Shipped
}

/** The module of each line: as its manual has it, and as its last release was shipped. */
export interface HttpByLine {
  '0.4': Readings<v0_4.Documented, v0_4.Shipped>
  '0.6': Readings<v0_6.Documented, v0_6.Shipped>
  '0.8': Readings<v0_8.Documented, v0_8.Shipped>
  '0.10': Readings<v0_10.Documented, v0_10.Shipped>
  '0.12': Readings<v0_12.Documented, v0_12.Shipped>
  'io.js': Readings<iojs.Documented, iojs.Shipped>
  '4': Readings<v4.Documented, v4.Shipped>
  '6': Readings<v6.Documented, v6.Shipped>
  '8': Readings<v8.Documented, v8.Shipped>
  '10': Readings<v10.Documented, v10.Shipped>
  '12': Readings<v12.Documented, v12.Shipped>
  '14': Readings<v14.Documented, v14.Shipped>
  '16': Readings<v16.Documented, v16.Shipped>
  '18': Readings<v18.Documented, v18.Shipped>
  '20': Readings<v20.Documented, v20.Shipped>
  '22': Readings<v22.Documented, v22.Shipped>
  '24': Readings<v24.Documented, v24.Shipped>
  '26': Readings<v26.Documented, v26.Shipped>
}

/** The line that the releases of a series belong to; series of development belong to the line that they led to. */
export interface LineOfSeries {
  '0.4': '0.4'
  '0.5': '0.6'
  '0.6': '0.6'
  '0.7': '0.8'
  '0.8': '0.8'
  '0.9': '0.10'
  '0.10': '0.10'
  '0.11': '0.12'
  '0.12': '0.12'
  '1': 'io.js'
  '2': 'io.js'
  '3': 'io.js'
  '4': '4'
  '5': '6'
  '6': '6'
  '7': '8'
  '8': '8'
  '9': '10'
  '10': '10'
  '11': '12'
  '12': '12'
  '13': '14'
  '14': '14'
  '15': '16'
  '16': '16'
  '17': '18'
  '18': '18'
  '19': '20'
  '20': '20'
  '21': '22'
  '22': '22'
  '23': '24'
  '24': '24'
  '25': '26'
  '26': '26'
}

/** The lines that had long-term support, by its codename. */
export interface LineOfCodename {
  argon: '4'
  boron: '6'
  carbon: '8'
  dubnium: '10'
  erbium: '12'
  fermium: '14'
  gallium: '16'
  hydrogen: '18'
  iron: '20'
  jod: '22'
  krypton: '24'
  lithium: '26'
}

/** What `lts/*` stands for. */
export type NewestSupported = 'lithium'

/** What version managers call the newest release of all, and the line that it belongs to. */
export type NamesOfNewest = 'latest' | 'newest' | 'current' | 'stable'
export type NewestLine = '26'

type To5 = 0 | 1 | 2 | 3 | 4 | 5
type Digit = To5 | 6 | 7 | 8 | 9
type To14 = Digit | 10 | 11 | 12 | 13 | 14

/** The limit of heads came late into these lines. */
type BeforeHeadLimit =
  | `${5 | 7 | 9}.${number}.${number}`
  | `6.${To14 | 15}.${number}`
  | `${8 | 10}.${To14}.${number}`
  | `11.${To5}.${number}`

type ChecksHeaders = 'validateHeaderName' | 'validateHeaderValue'
type BeforeHeaderChecks = `13.${number}.${number}` | `14.${0 | 1 | 2}.${number}`
type BeforeIdleParsers =
  | `15.${number}.${number}`
  | `16.${To14 | 15 | 16 | 17}.${number}`
  | `17.${number}.${number}`
  | `18.${To5 | 6 | 7}.${number}`
type BeforeWebSocket = `21.${number}.${number}` | `22.${0 | 1 | 2 | 3 | 4}.${number}`
type BeforeGlobalProxy = `23.${number}.${number}` | `24.${To14Less}.${number}`
type To14Less = Digit | 10 | 11 | 12 | 13
type NewestNames = 'isValidHeaderName' | 'isValidHeaderValue' | 'websocketMask' | 'websocketUnmask'
type BeforeMasks = `26.${Digit | 10 | 11}.${number}` | '26.12.0'
type BeforeSecondProxy = `25.${0 | 1 | 2 | 3}.${number}`

/** The same of the later lines. */
type EarlierLater<Release, Shipped> = Release extends BeforeHeaderChecks
  ? Omit<Shipped, ChecksHeaders>
  : Release extends BeforeIdleParsers
    ? Omit<Shipped, 'setMaxIdleHTTPParsers'>
    : Release extends BeforeWebSocket
      ? Omit<Shipped, 'WebSocket' | 'CloseEvent' | 'MessageEvent'>
      : Release extends BeforeGlobalProxy
        ? Omit<Shipped, 'setGlobalProxyFromEnv'>
        : Release extends BeforeSecondProxy
          ? Omit<Shipped, NewestNames | 'setGlobalProxyFromEnv'>
          : Release extends BeforeMasks | `25.${number}.${number}`
            ? Omit<Shipped, NewestNames>
            : Shipped

/** The module of an exact release, if that is not yet what the last one of its line is. */
export type Earlier<Release, Shipped> = Release extends `0.5.${0 | 1 | 2}`
  ? v0_4.Shipped
  : Release extends `0.11.${To5 | 6 | 7}`
    ? Omit<Shipped, 'METHODS'> & SharesParsers
    : Release extends BeforeHeadLimit
      ? Omit<Shipped, 'maxHeaderSize'>
      : EarlierLater<Release, Shipped>

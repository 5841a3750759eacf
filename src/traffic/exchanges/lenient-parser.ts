/** The parser of http-eras, set to read recorded traffic: the base of all that cuts traffic into messages. */

import { lines } from '../../../versions'
import { resolve } from '../../profile/resolve'
import type { WireBehaviours } from '../../wire/flags'
import { lenientOf } from '../../wire/lenient'
import { Parser } from '../../wire/parser'

let lenient: WireBehaviours | undefined

export abstract class LenientParser extends Parser {
  constructor(kind: 'request' | 'response') {
    super((lenient ??= lenientOf(lines.map(({ name }) => resolve(name).wire))))
    this.reset(kind)
  }
}

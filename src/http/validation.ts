/** httpValidation of servers and requests: how strictly heads are read, and what their own may have. */

import { inspect } from 'node:util'
import type { Profile } from '../profile/profile'
import { codedErrorOf, invalidChoiceOf } from './era-error'
import type { Leniency } from './shapes/connection'

const VALIDATIONS = ['strict', 'relaxed', 'insecure']

interface Validated {
  httpValidation?: unknown
  insecureHTTPParser?: unknown
}

/** @returns what refuses a word that is none, and one beside insecureHTTPParser */
export function makeValidationCheck(profile: Profile): (given: Validated) => void {
  const refuse = invalidChoiceOf(profile)
  const coded = codedErrorOf(profile)
  return ({ httpValidation: kind, insecureHTTPParser }) => {
    if (kind === undefined) return
    if (!VALIDATIONS.includes(kind as string)) throw refuse('options.httpValidation', VALIDATIONS, kind)
    if (insecureHTTPParser === undefined) return
    const words = `cannot be used together with options.insecureHTTPParser. Received ${inspect(kind)}`
    throw coded(TypeError, 'ERR_INVALID_ARG_VALUE', `The property 'options.httpValidation' ${words}`)
  }
}

/** How the parser of a server or a request reads: by what it says of httpValidation, else of insecureHTTPParser. */
export function leniencyOf({ httpValidation, insecureHTTPParser }: Validated): Leniency | undefined {
  if (httpValidation === undefined) return insecureHTTPParser as boolean | undefined
  return httpValidation === 'relaxed' ? 'relaxed' : httpValidation === 'insecure'
}

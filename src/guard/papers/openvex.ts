/** The statements as OpenVEX 0.2.0. */

import type { Profile } from '../../profile/profile'
import type { Switches } from '../switches'
import { digest, issued, product, releasePurl } from './product'
import { type Statement, statementsFor } from './statements'

function statement({ cve, status, notes, absent, action }: Statement, products: readonly object[]): object {
  return {
    vulnerability: { name: cve.cve, description: cve.what },
    products,
    status,
    status_notes: notes,
    ...(status === 'not_affected' && {
      justification: absent ? 'vulnerable_code_not_present' : 'inline_mitigations_already_exist',
    }),
    ...(action !== undefined && { action_statement: action }),
  }
}

/** The document for a release. */
export function openVex(profile: Profile, switches: Switches = {}): object {
  const { name, version, purl } = product()
  const products = [{ '@id': purl, identifiers: { purl }, subcomponents: [{ '@id': releasePurl(profile) }] }]
  const statements = statementsFor(profile, switches).map(one => statement(one, products))
  return {
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': `urn:http-eras:vex:${profile.release}:${digest(statements).slice(0, 32)}`,
    author: name,
    role: 'software',
    timestamp: issued(),
    version: 1,
    tooling: `${name} ${version}`,
    statements,
  }
}

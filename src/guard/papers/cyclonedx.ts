/** The statements as a VEX of CycloneDX 1.6. */

import type { Profile } from '../../profile/profile'
import type { Switches } from '../switches'
import { digest, issued, product, releasePurl } from './product'
import { type Statement, type Status, statementsFor } from './statements'

/** What CycloneDX calls each status. */
const STATES: Readonly<Record<Status, string>> = {
  not_affected: 'not_affected',
  fixed: 'resolved',
  affected: 'exploitable',
}

const vulnerability = ({ cve, status, notes, action }: Statement, ref: string): object => ({
  id: cve.cve,
  source: { name: 'NVD', url: `https://nvd.nist.gov/vuln/detail/${cve.cve}` },
  description: cve.what,
  analysis: {
    state: STATES[status],
    ...(status === 'not_affected' && { justification: 'code_not_present' }),
    ...(status === 'affected' && { response: ['workaround_available'] }),
    detail: action === undefined ? notes : `${notes} ${action}`,
  },
  affects: [{ ref }],
})

/** A serial number: a UUID by what the paper says. */
function serialNumber(said: unknown): string {
  const hex = digest(said)
  const variant = ((Number.parseInt(hex[16], 16) & 3) | 8).toString(16)
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ]
  return `urn:uuid:${parts.join('-')}`
}

/** The document for a release. */
export function cycloneDx(profile: Profile, switches: Switches = {}): object {
  const { name, version, purl } = product()
  const ref = releasePurl(profile)
  const vulnerabilities = statementsFor(profile, switches).map(one => vulnerability(one, ref))
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: serialNumber([profile.release, vulnerabilities]),
    version: 1,
    metadata: {
      timestamp: issued(),
      tools: { components: [{ type: 'application', name, version }] },
      component: {
        type: 'library',
        'bom-ref': purl,
        name,
        version,
        purl,
        components: [{ type: 'library', 'bom-ref': ref, name: `http of ${profile.release}`, version: profile.release }],
      },
    },
    vulnerabilities,
  }
}

/** Whom a certificate is for: as the host has it today, whatever the release had; only the words are the release's. */

import type { PeerCertificate } from 'node:tls'
import t from 'tap'
import { lines } from '../../versions'
import { resolve } from '../profile/resolve'
import { makeIdentityCheck } from './identity'

const of = (subjectaltname: string | undefined, CN: string | string[] = 'nobody.test') =>
  ({ subject: { CN }, ...(subjectaltname === undefined ? {} : { subjectaltname }) }) as unknown as PeerCertificate

const refused: Readonly<Record<string, [host: string, cert: PeerCertificate]>> = {
  'a wildcard for two labels': ['a.b.good.test', of('DNS:*.good.test')],
  'a wildcard in the middle (CVE-2016-7099)': ['a.b.test', of('DNS:*.*.test')],
  'a wildcard alone (CVE-2016-7099)': ['good.test', of('DNS:*')],
  'a URI (CVE-2021-44531)': ['good.test', of('URI:https://good.test/')],
  'a name within a name (CVE-2021-44532)': ['evil.test', of('DNS:"good.test, DNS:evil.test"')],
  'a subject, where there are other names': ['good.test', of('DNS:other.test', 'good.test')],
}

t.test('names that are not for the host are refused in all lines', t => {
  for (const { name } of lines) {
    const check = makeIdentityCheck({ profile: resolve(name) })
    for (const [what, [host, cert]] of Object.entries(refused)) {
      t.match(check(host, cert), { message: /altnames|cert's CN/i }, `${name}: ${what}`)
    }
    t.equal(check('a.good.test', of('DNS:*.good.test')), undefined, `${name}: a wildcard for its label`)
    t.equal(check('good.test', of(undefined, 'good.test')), undefined, `${name}: a subject alone`)
  }
  t.end()
})

/** Every error of the catalogue is documented, and its message ends with its code. */

import { readFileSync } from 'node:fs'
import path from 'node:path'
import t from 'tap'
import { ErasError, erasError, errorCodes } from './errors'
import * as api from './index'

const manual = readFileSync(path.join(__dirname, '../../docs/errors.md'), 'utf8')
const rows = [...manual.matchAll(/^\| `(ERAS_\w+)` \| (.+?) \| (.+?) \|$/gm)]

t.test('docs/errors.md has a row for each code, with a cause and a remedy, and none beside', async t => {
  t.ok(errorCodes.length > 0)
  t.same(rows.map(([, code]) => code).sort(), [...errorCodes].sort())
  for (const [, code, cause, remedy] of rows) t.ok(cause.length > 20 && remedy.length > 5, code)
})

t.test('a message begins with the name of the tool and ends with its code', async t => {
  const make = erasError as (code: string, ...args: unknown[]) => ErasError
  for (const code of errorCodes) {
    const error = make(code, 'a', ['b'], ['c'])
    t.equal(error.code, code)
    t.match(error.message, new RegExp(`^http-eras: [^]+ \\[${code}\\]$`), code)
    t.notMatch(error.message, /undefined|\[object/, code)
  }
})

t.test('they are part of the API', async t => {
  t.equal(api.ErasError, ErasError)
  t.throws(() => api.createHttp('0.6.99'), ErasError)
  t.throws(() => api.parseTranscript('{', 'a.json'), { code: 'ERAS_NOT_TRANSCRIPT', message: /a\.json .*not JSON/ })
})

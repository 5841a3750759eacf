/** The modules of `require('http-eras/LINE')`: those of createHttp, with what the environment says is to be otherwise. */

import { withOfModules } from '../profile/with/environment'
import { createHttp, type HttpModule } from './create-http'

/**
 * @param line its name
 * @throws ErasError as `createHttp` does; what is wrong in HTTP_ERAS_WITH is said in its name
 */
export function readyMade(line: string): HttpModule {
  const changes = withOfModules(process.env)
  if (changes === undefined) return createHttp(line) as unknown as HttpModule
  const { specFrom } = require('../profile/with/place') as typeof import('../profile/with/place')
  return createHttp(specFrom('HTTP_ERAS_WITH', line, changes)) as unknown as HttpModule
}

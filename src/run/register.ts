/** `node -r http-eras/register app.js`: what `run` does, from the environment. */

import { erasError } from '../errors'
import { pinProcess } from './pin'
import { optionsFrom } from './pin-options'

const spec = process.env.HTTP_ERAS
if (!spec) throw erasError('ERAS_NO_VERSION')
pinProcess(spec, optionsFrom(process.env))

/** `node -r http-eras/register app.js`: what `run` does, with the version from HTTP_ERAS. */

import { erasError } from '../errors'
import { pinProcess } from './pin'

const spec = process.env.HTTP_ERAS
if (!spec) throw erasError('ERAS_NO_VERSION')
pinProcess(spec, { faithful: !!process.env.HTTP_ERAS_FAITHFUL })

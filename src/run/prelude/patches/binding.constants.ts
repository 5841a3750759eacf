import constants from 'node:constants'
import { giveBinding } from '../bindings'
import { mend } from '../patch'

export default mend({ install: () => giveBinding('constants', host => ({ ...(host() as object), ...constants })) })

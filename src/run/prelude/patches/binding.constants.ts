import constants from 'node:constants'
import { giveBinding } from '../bindings'
import { patch } from '../patch'

export default patch({ install: () => giveBinding('constants', host => ({ ...(host() as object), ...constants })) })

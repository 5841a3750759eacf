import { copyOf, mend } from '../mend'

export default mend({ makes: { sys: () => copyOf(require('node:util')) } })

import { copyOf, mend } from '../patch'

export default mend({ makes: { sys: () => copyOf(require('node:util')) } })

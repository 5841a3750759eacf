import { copyOf, patch } from '../patch'

export default patch({ makes: { sys: () => copyOf(require('node:util')) } })

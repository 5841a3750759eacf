import { shapeGlobals } from '../globals'
import { patch } from '../patch'
import { isHostsTool } from '../tools'

export default patch({
  install({ process }) {
    if (!isHostsTool()) shapeGlobals(process.globals)
  },
})

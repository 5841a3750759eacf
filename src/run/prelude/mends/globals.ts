import { shapeGlobals } from '../globals'
import { mend } from '../mend'
import { isHostsTool } from '../tools'

export default mend({
  install({ process }) {
    if (!isHostsTool()) shapeGlobals(process.globals)
  },
})

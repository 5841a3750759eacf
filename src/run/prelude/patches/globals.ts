import { shapeGlobals } from '../globals'
import { mend } from '../patch'
import { isHostsTool } from '../tools'

export default mend({
  install({ process }) {
    if (!isHostsTool()) shapeGlobals(process.globals)
  },
})

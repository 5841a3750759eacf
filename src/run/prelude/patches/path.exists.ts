import fs from 'node:fs'
import { addMissing, mend } from '../patch'

export default mend({
  modules: {
    path: face =>
      addMissing(face, {
        exists: (place: string, callback?: (exists: boolean) => void) => fs.exists(place, callback ?? (() => {})),
        existsSync: fs.existsSync,
      }),
  },
})

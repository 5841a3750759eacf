import fs from 'node:fs'
import { addMissing, patch } from '../patch'

export default patch({
  modules: {
    path: view =>
      addMissing(view, {
        exists: (place: string, callback?: (exists: boolean) => void) => fs.exists(place, callback ?? (() => {})),
        existsSync: fs.existsSync,
      }),
  },
})

import fs from 'node:fs'
import { mend } from '../patch'

/** The stream classes are slow to load, and hardly anyone asks for this one. */
function makeClass(): unknown {
  const { Writable } = require('node:stream') as typeof import('node:stream')
  return class SyncWriteStream extends Writable {
    constructor(readonly fd: number) {
      super({ decodeStrings: true })
    }
    override _write(chunk: Buffer, _encoding: string, done: () => void): void {
      fs.writeSync(this.fd, chunk)
      done()
    }
    destroySoon(): void {
      this.destroy()
    }
  }
}

export default mend({
  modules: {
    fs(face) {
      if ('SyncWriteStream' in face) return
      let made: unknown
      Object.defineProperty(face, 'SyncWriteStream', {
        get: () => (made ??= makeClass()),
        enumerable: false,
        configurable: true,
      })
    },
  },
})

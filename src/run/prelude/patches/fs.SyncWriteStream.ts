import fs from 'node:fs'
import { patch } from '../patch'

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

export default patch({
  modules: {
    fs(view) {
      if ('SyncWriteStream' in view) return
      let made: unknown
      Object.defineProperty(view, 'SyncWriteStream', {
        get: () => (made ??= makeClass()),
        enumerable: false,
        configurable: true,
      })
    },
  },
})

import { addMissing, patch } from '../patch'

export default patch({
  install: () =>
    addMissing(Buffer.prototype, {
      get(this: Buffer, offset: number) {
        return this.readUInt8(offset)
      },
    }),
})

import { addMissing, mend } from '../patch'

export default mend({
  install: () =>
    addMissing(Buffer.prototype, {
      get(this: Buffer, offset: number) {
        return this.readUInt8(offset)
      },
    }),
})

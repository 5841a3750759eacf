import { addMissing, mend } from '../patch'

/** A Buffer of its own memory. */
function SlowBuffer(size: number): Buffer {
  return Buffer.allocUnsafeSlow(Number(size))
}
SlowBuffer.prototype = Buffer.prototype

export default mend({ modules: { buffer: face => addMissing(face, { SlowBuffer }) } })

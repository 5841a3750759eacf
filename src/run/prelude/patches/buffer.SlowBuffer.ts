import { addMissing, patch } from '../patch'

/** A Buffer of its own memory. */
function SlowBuffer(size: number): Buffer {
  return Buffer.allocUnsafeSlow(Number(size))
}
SlowBuffer.prototype = Buffer.prototype

export default patch({ modules: { buffer: view => addMissing(view, { SlowBuffer }) } })

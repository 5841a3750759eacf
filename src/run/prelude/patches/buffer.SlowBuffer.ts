import { patch, put } from '../patch'

/** A Buffer of its own memory, in which nothing is to be seen of what was there before; the host's shows it. */
function SlowBuffer(size: number): Buffer {
  return Buffer.alloc(Number(size))
}
SlowBuffer.prototype = Buffer.prototype

export default patch({ modules: { buffer: view => put(view, 'SlowBuffer', SlowBuffer) } })

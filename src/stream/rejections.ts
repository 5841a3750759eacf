/** Streams of an era's own are destroyed by a listener that rejects, where the program has rejections captured. */

const rejection: symbol = Symbol.for('nodejs.rejection')

interface Destroyable {
  destroy(error: Error): void
}

function destroy(this: Destroyable, error: Error): void {
  this.destroy(error)
}

/** @param made the classes of streams that are not derived from each other */
export function destroyOnRejection(...made: readonly (Function | undefined)[]): void {
  for (const one of made) {
    if (one) Object.defineProperty(one.prototype, rejection, { value: destroy, writable: true, configurable: true })
  }
}

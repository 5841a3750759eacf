/** The parts of http-eras that put faces on the modules of a pinned program, from the lowest to the highest. */

import type { Faces, FacesOf, Pin } from './modules'

const parts: readonly (() => FacesOf)[] = [
  () => (require('./prelude/views') as typeof import('./prelude/views')).preludeFaces,
  () => (require('./children/views') as typeof import('./children/views')).childrenFaces,
]

/** The faces that a pin needs. */
export const facesOf = (pin: Pin): Faces[] => parts.flatMap(load => load()(pin) ?? [])

/** The parts of http-eras that put faces on the modules of a pinned program, from the lowest to the highest. */

import type { Faces, FacesOf, Pin } from './modules'

const parts: readonly (() => FacesOf)[] = [
  () => (require('./prelude/faces') as typeof import('./prelude/faces')).preludeFaces,
  () => (require('./children/faces') as typeof import('./children/faces')).childrenFaces,
]

/** The faces that a pin needs. */
export const facesOf = (pin: Pin): Faces[] => parts.flatMap(load => load()(pin) ?? [])

/** The parts of http-eras that put views on the modules of a pinned program, from the lowest to the highest. */

import type { Pin, Views, ViewsOf } from './modules'

const parts: readonly (() => ViewsOf)[] = [
  () => (require('./prelude/views') as typeof import('./prelude/views')).preludeViews,
  () => (require('./children/views') as typeof import('./children/views')).childrenViews,
]

/** The views that a pin needs. */
export const viewsOf = (pin: Pin): Views[] => parts.flatMap(load => load()(pin) ?? [])

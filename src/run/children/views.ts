/** The faces through which processes and threads that a pinned program starts are pinned as it is. */

import type { Faces, Pin } from '../modules'
import { environmentOf } from '../pin-options'

export function childrenFaces({ spec, options }: Pin): Faces {
  const variables = environmentOf(spec, options)
  return {
    modules: {
      child_process: below =>
        (require('./child-process') as typeof import('./child-process')).childProcessFace(below() as object, variables),
      cluster: below => (require('./cluster') as typeof import('./cluster')).clusterFace(below() as object, variables),
      worker_threads: below =>
        (require('./worker-threads') as typeof import('./worker-threads')).workerThreadsFace(
          below() as typeof import('node:worker_threads'),
          { spec, options },
        ),
    },
  }
}

/** The views through which processes and threads that a pinned program starts are pinned as it is. */

import type { Pin, Views } from '../modules'
import { handedOn } from '../pin-options'

export function childrenViews({ spec, options }: Pin): Views {
  const variables = handedOn(spec, options)
  return {
    modules: {
      child_process: below =>
        (require('./child-process') as typeof import('./child-process')).childProcessView(below() as object, variables),
      cluster: below => (require('./cluster') as typeof import('./cluster')).clusterView(below() as object, variables),
      worker_threads: below =>
        (require('./worker-threads') as typeof import('./worker-threads')).workerThreadsView(
          below() as typeof import('node:worker_threads'),
          { spec, options },
        ),
    },
  }
}

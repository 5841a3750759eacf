/** The public API of http-eras and nothing else. */

export { createHttp, type HttpModule, type HttpOptions } from './http/create-http'
export { type ExplainedBehaviour, type Explanation, explain, type Origin } from './profile/explain'
export type { Profile } from './profile/profile'
export { resolve } from './profile/resolve'

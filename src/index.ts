/** The public API of http-eras and nothing else. */

export { createHttp, type HttpOptions } from './http/create-http'
export { type ExplainedBehaviour, type Explanation, explain, type Origin } from './profile/explain'
export type { Profile } from './profile/profile'
export { resolve } from './profile/resolve'
export type { AnyHttp } from './types/any-http'
export type { HttpOf } from './types/http-of'

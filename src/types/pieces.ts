/** All pieces that the types of a line are composed of. */

export type * from './agent'
export type * from './client-request'
export type * from './emitter'
export type * from './headers'
export type * from './incoming-message'
export type * from './kinds'
export type * from './legacy-client'
export type * from './module'
export type * from './outgoing-message'
export type * from './server'
export type * from './server-response'
export type * from './streams'

/** The http of 22 in types. */

export type { Documented, Kinds, Shipped } from './20'

/** The http of 24 in types. */

export type { Documented, Kinds, Shipped } from './22'

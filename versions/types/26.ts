/** The http of 26 in types. */

export type { Documented, Kinds, Shipped } from './24'

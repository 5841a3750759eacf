/** The http of 16 in types. */

export type { Documented, Kinds, Shipped } from './14'

/** The http of 14 in types. */

export type { Documented, Kinds, Shipped } from './12'

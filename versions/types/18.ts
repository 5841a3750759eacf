/** The http of 18 in types. */

export type { Documented, Kinds, Shipped } from './16'

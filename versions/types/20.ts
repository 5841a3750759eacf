/** The http of 20 in types. */

export type { Documented, Kinds, Shipped } from './18'

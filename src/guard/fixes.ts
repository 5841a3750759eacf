/** All fixes, the weightiest first. */

import type { Fix } from './fix'
import { lengthAndCoding } from './fixes/length-and-coding'
import { repeatedLength } from './fixes/repeated-length'

export const fixes: readonly Fix[] = [lengthAndCoding, repeatedLength]

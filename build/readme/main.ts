/** `npm run picture`: draws the picture of README anew. */

import { writeWhole } from '../../src/shared/write-whole'
import { picture, pictureFile } from './summary-picture'

writeWhole(pictureFile, picture())

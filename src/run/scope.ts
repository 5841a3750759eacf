/** Which files keep the host's modules in a pinned process. */

import path from 'node:path'

/** The compiled files of http-eras: they stand on the host's modules. */
const own = path.join(__dirname, '..', '..') + path.sep
const ownFolders = ['src', 'versions', 'lines', 'as'].map(folder => own + folder + path.sep)

/** Whether a file gets the host's modules; what is no file, such as evaluated code, belongs to the program. */
export const keepsTheHosts = (file: string | null | undefined): boolean =>
  typeof file === 'string' && file.startsWith(own) && ownFolders.some(folder => file.startsWith(folder))

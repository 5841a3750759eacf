/** From what a person writes to a profile. */

import { lines } from '../../versions'
import { type Profile, profileOf } from './profile'

/**
 * @param spec a line (`0.6`, `io.js`, `12`: the manual's reading) or an exact release (`0.6.21`, `iojs-3.3.1`: as shipped)
 * @throws Error for a spec that names no line and no release
 */
export function resolve(spec: string): Profile {
  const plain = spec.replace(/^(iojs-|v|node@|iojs@)/, '')
  const byName = lines.find(line => line.name === plain || (line.name === 'io.js' && /^(iojs|io\.js)$/.test(spec)))
  if (byName) return profileOf(byName, byName.last, 'documented', byName.name)
  const line = lines.find(line => line.last === plain || line.recorded.some(r => r.replace('iojs-', '') === plain))
  if (line) return profileOf(line, plain, 'shipped', spec)
  throw new Error(`http-eras: unknown version '${spec}'`)
}

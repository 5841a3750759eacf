import Module from 'node:module'
import { patch } from '../patch'

type Resolve = (this: unknown, ...args: unknown[]) => string
interface NotFound extends Error {
  code?: string
  requireStack?: string[]
}

const LIST = /\nRequire stack:(?:\n- .*)*/

/** What cannot be found is named, and who asked for it is not named. */
export default patch({
  install() {
    const loader = Module as unknown as { _resolveFilename: Resolve }
    const resolve = loader._resolveFilename
    loader._resolveFilename = function (...args) {
      try {
        return resolve.apply(this, args)
      } catch (error) {
        const { code, requireStack } = error as NotFound
        if (code === 'MODULE_NOT_FOUND' && requireStack) {
          const reported = error as NotFound
          const { stack } = reported
          reported.message = reported.message.replace(LIST, '')
          reported.stack = stack?.replace(LIST, '')
          delete reported.requireStack
        }
        throw error
      }
    }
  },
})

import { format } from 'node:util'
import { patch } from '../patch'

export default patch({
  install() {
    console.assert = (value?: unknown, ...message: unknown[]) => {
      if (value) return
      // Slow to load, and needed once at most.
      const { AssertionError } = require('node:assert') as typeof import('node:assert')
      throw new AssertionError({ message: format(...message), actual: value, expected: true, operator: '==' })
    }
  },
})

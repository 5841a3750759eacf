import { AssertionError } from 'node:assert'
import { format } from 'node:util'
import { mend } from '../mend'

export default mend({
  install() {
    console.assert = (value?: unknown, ...message: unknown[]) => {
      if (!value)
        throw new AssertionError({ message: format(...message), actual: value, expected: true, operator: '==' })
    }
  },
})

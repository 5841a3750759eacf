/** Who calls a function, as the stack tells. */

import { fileURLToPath } from 'node:url'

/** The file that called `callee`, or the name of the host's module; nothing if it was evaluated code. */
export function callerOf(callee: (...args: never[]) => unknown): string | undefined {
  const { prepareStackTrace, stackTraceLimit } = Error
  const trace: { stack?: NodeJS.CallSite[] } = {}
  Error.stackTraceLimit = 1
  Error.prepareStackTrace = (_error, sites) => sites
  try {
    Error.captureStackTrace(trace, callee)
    const file = trace.stack?.[0]?.getFileName()
    return file?.startsWith('file:') ? fileURLToPath(file) : (file ?? undefined)
  } finally {
    Error.prepareStackTrace = prepareStackTrace
    Error.stackTraceLimit = stackTraceLimit
  }
}

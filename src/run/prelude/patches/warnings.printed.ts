import { writeSync } from 'node:fs'
import type { Behaviours } from '../../../profile/vocabulary'
import { patch } from '../patch'

type Printed = Behaviours['process']['warnings']
type Warning = Error & { code?: unknown; detail?: unknown }

interface Settings {
  noDeprecation?: boolean
  traceDeprecation?: boolean
  traceProcessWarnings?: boolean
}

const asText = (warning: Warning): string =>
  typeof warning.toString === 'function' ? `${warning.toString()}` : Error.prototype.toString.call(warning)

/** The lines that a warning is printed as. */
const lines: Readonly<Record<Printed, (warning: Warning, text: string) => string>> = {
  bare: ({ name, message }, text) => (name === 'DeprecationWarning' ? message : `(node) ${text}`),
  named: (_warning, text) => `(node:${process.pid}) ${text}`,
  coded: ({ code, detail }, text) =>
    `(node:${process.pid}) ${code ? `[${code as string}] ` : ''}${text}${typeof detail === 'string' ? `\n${detail}` : ''}`,
}

/** What the host prints them with, unless it was told not to, or to print them to a file. */
const hostsOwn = () => process.listeners('warning').find(({ name }) => name === 'onWarning')
const goesToFile = () =>
  [...process.execArgv, process.env.NODE_OPTIONS, process.env.NODE_REDIRECT_WARNINGS && '--redirect-warnings'].some(
    option => option?.includes('--redirect-warnings'),
  )

export default patch({
  install(profile) {
    const host = hostsOwn()
    if (!host || goesToFile()) return
    const print = lines[profile.process.warnings]
    const settings = process as Settings
    process.removeListener('warning', host)
    process.on('warning', function onWarning(warning: Warning) {
      if (!(warning instanceof Error)) return
      const deprecates = warning.name === 'DeprecationWarning'
      if (deprecates && settings.noDeprecation) return
      const traces = settings.traceProcessWarnings || (deprecates && settings.traceDeprecation)
      const text = traces && warning.stack ? warning.stack : asText(warning)
      try {
        writeSync(2, `${print(warning, text)}\n`)
      } catch {
        // Nobody reads it.
      }
    })
  },
})

/**
 * What an `import` of one of the table's modules is led to: a module of its own whose names are exactly those that the
 * era's module has, so that a name which the era lacks is the SyntaxError that it was. As a data: URL it needs no file
 * and no hook that loads it.
 */

import path from 'node:path'

/** The file that hands out the modules of the table: the same instance for require and for import. */
const pin = path.join(__dirname, '..', 'pin.js')

/**
 * The URL of the module that stands for a module of the table.
 * @param name as in the table
 * @param module what its names are read from
 */
export function importView(name: string, module: unknown): string {
  const names = Object.keys(module as object).filter(key => key !== 'default')
  const text = [
    `import { createRequire } from 'node:module'`,
    `const it = createRequire(${JSON.stringify(pin)})(${JSON.stringify(pin)}).pinnedModule(${JSON.stringify(name)})`,
    'export default it',
    ...names.map((key, i) => `const $${i} = it[${JSON.stringify(key)}]; export { $${i} as ${JSON.stringify(key)} }`),
  ].join('\n')
  return `data:text/javascript,${encodeURIComponent(text)}`
}

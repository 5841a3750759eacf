/** The script of the page: the modules of `page/`, as the build compiled them, one after another in one text. */

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { erasError } from '../../errors'

const directory = path.resolve(__dirname, '../../../page')
const entry = path.join(directory, 'diff/html/page/main.js')

const IMPORT = /^import \{([^}]*)\} from '([^']*)';$/gm
const EXPORT = /^export (?=(?:async )?(?:const|let|function|class) (\w+))/gm

/** A module as a function that gives what it exports; the modules that it imports come before it. */
function add(file: string, done: Map<string, string>): void {
  if (done.has(file)) return
  if (!existsSync(file)) throw erasError('ERAS_NOT_BUILT', file)
  const text = readFileSync(file, 'utf8').replace(/^export \{\s*\};$/gm, '')
  const place = (from: string) => path.join(path.dirname(file), `${from}.js`)
  for (const [, , from] of text.matchAll(IMPORT)) add(place(from), done)
  const names = [...done.keys()]
  const body = text
    .replace(IMPORT, (_all, list: string, from: string) => {
      return `const {${list.replaceAll(' as ', ': ')}} = module${names.indexOf(place(from))};`
    })
    .replace(EXPORT, '')
  const given = [...text.matchAll(EXPORT)].map(([, name]) => name).join(', ')
  done.set(file, `const module${done.size} = (() => {\n${body.trim()}\nreturn {${given}};\n})();`)
}

/** @throws ErasError ERAS_NOT_BUILT if the build left it out */
export function pageScript(): string {
  const modules = new Map<string, string>()
  add(entry, modules)
  return `'use strict';\n${[...modules.values()].join('\n')}\n`
}

/** The classes of many inputs, as text and as JSON. */

import type { Paint } from '../../diff/report/paint'
import { escaped } from '../escaped'
import type { Classes } from './classes'

/** Classes that are shown, and bytes of their examples. */
const MOST_CLASSES = 30
const MOST_BYTES = 160

type NameOf = (number: number) => string

const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`

/** @param nameOf what an example is called */
export function manyJson(classes: Classes, versions: readonly string[], nameOf: NameOf) {
  return {
    format: 'parse-many/1',
    inputs: classes.inputs,
    versions,
    classes: classes.sorted().map(({ example, text, ...rest }) => ({ ...rest, example: nameOf(example), text })),
  }
}

/** @param nameOf what an example is called */
export function manyText(classes: Classes, versions: number, nameOf: NameOf, paint: Paint): string[] {
  const differing = classes.sorted().filter(({ groups }) => groups > 1)
  const different = differing.reduce((sum, { count }) => sum + count, 0)
  const width = String(differing[0]?.count ?? 0).length
  const indent = ' '.repeat(width + 2)
  const shown = differing.slice(0, MOST_CLASSES)
  const some =
    different === 0
      ? 'all versions read each of them alike'
      : `${different} read otherwise by some, in ${counted(differing.length, 'class', 'classes')}`
  return [
    `${counted(classes.inputs, 'input')}, ${counted(versions, 'version')}: ${classes.inputs === 0 ? 'nothing' : some}`,
    ...shown.flatMap(({ class: name, count, example, text }) => [
      `${paint('bold', String(count).padStart(width))}  ${name}`,
      paint(
        'dim',
        `${indent}${nameOf(example)}: ${escaped(text.slice(0, MOST_BYTES))}${text.length > MOST_BYTES ? '…' : ''}`,
      ),
    ]),
    ...(differing.length > shown.length
      ? [`… and ${differing.length - shown.length} further ones (--json has all)`]
      : []),
  ]
}

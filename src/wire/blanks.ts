/** Texts without the blanks around them, in linear time: a pattern that ends with its text is tried at every blank before. */

import { SP, TAB } from './tables'

const isBlank = (byte: number): boolean => byte === SP || byte === TAB

/** Without the blanks at its end. */
export function trimmedEnd(text: string): string {
  let end = text.length
  while (end > 0 && isBlank(text.charCodeAt(end - 1))) end--
  return end === text.length ? text : text.slice(0, end)
}

/** Without the blanks around it. */
export function trimmed(text: string): string {
  let from = 0
  while (from < text.length && isBlank(text.charCodeAt(from))) from++
  return trimmedEnd(from === 0 ? text : text.slice(from))
}

/** Elements, made from texts alone: nothing that is shown is read as HTML. */

export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className = '',
  ...inside: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  if (className) element.className = className
  element.append(...inside)
  return element
}

/** A sentence in which names stand between backticks. */
export const prose = (text: string): (Node | string)[] =>
  text.split('`').map((piece, at) => (at % 2 ? make('code', '', piece) : piece))

export const link = (href: string, className: string, ...inside: (Node | string)[]): HTMLAnchorElement => {
  const made = make('a', className, ...inside)
  made.setAttribute('href', href)
  return made
}

/** The one element of a selector. */
export const find = <T extends HTMLElement>(selector: string): T => document.querySelector<T>(selector) as T

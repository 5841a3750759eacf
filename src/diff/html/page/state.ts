/** What is shown is in the address: `#ENTRY-OR-TABLE&a=0.10&b=12&area=agent&weight=wire&q=words&in=0.6`. */

import { fragment, viewIdOf, viewIds } from './model'

/** Which of the filters a reader sets; all are texts, empty for all. */
export interface Filters {
  q: string
  area: string
  weight: string
  a: string
  b: string
}

export interface State extends Filters {
  /** The table. */
  view: string
  /** The entry that is open, if any. */
  entry: string
  /** The column that it was opened in. */
  in: string
}

export const noFilters: Readonly<Filters> = { q: '', area: '', weight: '', a: '', b: '' }
const keys = ['a', 'b', 'area', 'weight', 'q', 'in'] as const

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Reads an address. What names nothing is left out. */
export function parseHash(hash: string): State {
  const [target, ...settings] = hash.replace(/^#/, '').split('&')
  const id = decode(target)
  const home = viewIdOf(id)
  const view = home ?? (viewIds.includes(id) ? id : viewIds[0])
  const state: State = { ...noFilters, in: '', view, entry: home === undefined ? '' : id }
  for (const setting of settings) {
    const at = setting.indexOf('=')
    const key = keys.find(one => one === setting.slice(0, at))
    if (key) state[key] = decode(setting.slice(at + 1))
  }
  return state
}

/** The address of a state. */
export function printHash(state: State): string {
  const settings = keys.filter(key => state[key] !== '').map(key => `&${key}=${fragment(state[key])}`)
  return `#${fragment(state.entry || state.view)}${settings.join('')}`
}

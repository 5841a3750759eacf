/** Letting url.parse leave characters of a path as they are: it sees others in their place that it lets pass. */

import type { ModuleView } from './patch'

/** The first of the private characters, which mean nothing to anyone. */
const PRIVATE = 0xe000

/** Up to the end of the host, which these characters end. */
const AUTHORITY = /^\s*(?:[a-z0-9.+-]+:)?\/\/[^/?#\\{}|^]*/i

/** @param kept each character that stays as it is behind the host */
export function keepCharacters(view: ModuleView, kept: string): void {
  const { parse } = view
  const standIn = (char: string) => String.fromCharCode(PRIVATE + char.charCodeAt(0))
  const there = new RegExp(`[${kept.replace(/[\\^\]]/g, '\\$&')}]`, 'g')
  const back = new RegExp(`[${[...kept].map(standIn).join('')}]`, 'g')
  const restore = (text: string) => text.replace(back, char => String.fromCharCode(char.charCodeAt(0) - PRIVATE))
  view.parse = (address: unknown, ...rest: unknown[]) => {
    if (typeof address !== 'string' || address.search(there) === -1) return parse(address, ...rest)
    const head = AUTHORITY.exec(address)?.[0] ?? ''
    const parsed = parse(head + address.slice(head.length).replace(there, standIn), ...rest)
    for (const [name, value] of Object.entries(parsed)) if (typeof value === 'string') parsed[name] = restore(value)
    return parsed
  }
}

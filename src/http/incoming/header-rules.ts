/**
 * What the eras make of header lines that come more than once: a pure rule, made once from a profile's behaviours.
 */

import type { Behaviours } from '../../profile/vocabulary'

type WireBehaviours = Behaviours['wire']
type Received = Record<string, string | string[]>

/** Puts one received line into the headers of a message. `name` is in lower case, or as the caller of the era left it. */
type AddHeaderLine = (headers: Received, name: string, value: string) => void

/**
 * The rule for repeated lines: joined with a comma, the first one kept, or (Set-Cookie) all in an array.
 * @param joinsAll where a program asked for all to be joined
 * Source: server/duplicate-request-headers, client/response-headers-merged, server/request-header-reserved-names.
 */
export function makeAddHeaderLine(wire: WireBehaviours, joinsAll = false): AddHeaderLine {
  const { repeatedHeaders, listedHeaders, cookieSeparator, inheritedNames, protoHeaderShows } = wire
  const joinsListed = repeatedHeaders === 'joinListed'
  const listed = new Set(listedHeaders.filter(name => !name.endsWith('*')))
  const prefixes = listedHeaders.filter(name => name.endsWith('*')).map(name => name.slice(0, -1))
  const isListed = (name: string) => listed.has(name) || prefixes.some(prefix => name.startsWith(prefix))
  // Which texts of the object itself count as a line that came before: plain objects inherit `constructor` and the like.
  const inherited = inheritedNames === 'present'

  return function addHeaderLine(headers, name, value) {
    const before = headers[name]
    if (before === undefined) headers[name] = name === 'set-cookie' ? [value] : value
    else if (typeof before === 'string') {
      if (joinsAll || isListed(name) === joinsListed)
        headers[name] = before + (name === 'cookie' ? cookieSeparator : ', ') + value
    } else if (name === 'set-cookie') {
      if (Array.isArray(before)) before.push(value)
    } else if (name === '__proto__') {
      // Never the prototype: a text is no prototype, and the program only sees that something of that name is there.
      if (protoHeaderShows) Object.defineProperty(headers, name, { value: before, configurable: true, writable: true })
    } else if (inheritedNames === 'absent') headers[name] = value
    else if (isListed(name) === joinsListed && inherited) headers[name] = before + ', ' + value
  }
}

/** Adds a line to the lists of all values by name. A list without push fails in the words of the era: they name it `dest[field]`. */
export function addDistinct(name: string, value: string, dest: Received): void {
  const field = name.toLowerCase()
  if (dest[field]) (dest[field] as string[]).push(value)
  else dest[field] = [value]
}

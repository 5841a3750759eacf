/** Ports of more than 16 bits: the first nets took their lower ones. */

type Ports = { readonly port?: unknown }

/** A port that fits; anything else as it is. */
export const cutPort = <T>(port: T): T | number => (Number(port) > 0xffff ? Number(port) & 0xffff : port)

/** What nets that refused nothing made of a port to connect to. */
export const wholePort = (port: unknown): number => Number(port) & 0xffff

/** Options whose port fits. */
const cutPortOf = <T extends Ports>(options: T): T =>
  Number(options.port) > 0xffff ? { ...options, port: cutPort(options.port) } : options

/** The arguments of a call of connect or listen whose port fits, be it the first of them or in options. */
export function cutPortIn([first, ...rest]: readonly unknown[]): unknown[] {
  const cut = typeof first === 'object' && first !== null ? cutPortOf(first as Ports) : cutPort(first)
  return [cut, ...rest]
}

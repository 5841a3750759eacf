/** The part of the address behind `#`: what is pointed at, and settings: `#wire.methods&a=0.10&b=12`. */

interface Address {
  readonly target: string
  readonly settings: Readonly<Record<string, string>>
}

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

export function readAddress(hash: string): Address {
  const [target, ...rest] = hash.replace(/^#/, '').split('&')
  const pairs = rest.map(one => {
    const at = one.indexOf('=')
    return at === -1 ? [decode(one), ''] : [one.slice(0, at), decode(one.slice(at + 1))]
  })
  return { target: decode(target), settings: Object.fromEntries(pairs) }
}

export function printAddress(target: string, settings: Readonly<Record<string, string>>): string {
  const told = Object.entries(settings).filter(([, value]) => value !== '')
  return `#${encodeURIComponent(target).replaceAll('%2F', '/')}${told.map(([key, value]) => `&${key}=${encodeURIComponent(value)}`).join('')}`
}

/** Request targets: in all four forms of RFC 9112, and in none. */

import type { Random } from './random'
import { words } from './words'

const schemes = ['http', 'https', 'HTTP', 'h', 'ws', 'ht-tp', 'ht.tp', 'h1', 'http1', '1http', 'ht+tp', '']
const slashes = ['://', '://', '://', ':/', ':', ':///', '//', ':\\\\']
const hosts = [
  'h',
  'h.com',
  'a-b.c',
  'a_b',
  '1.2.3.4',
  '[::1]',
  '[::1',
  '::1]',
  '[1:a]',
  '[g]',
  '[fe80::1%25]',
  '',
  '.',
  '-',
  'h..',
  '[]',
  'h%41',
  '\xe9',
  'a!b',
  '~',
  "a'b",
  'a(b)',
  'a*b',
]
const users = ['u@', 'u:p@', '@', 'u@v@', ':@', 'u%20@', 'u:p:q@', 'u;@', 'a_b@', '[@']
const ports = ['', ':80', ':', ':0', ':a', ':99999', ':8:0', ':-1', ':1a']
const paths = [
  '/',
  '',
  '/a',
  '/a/b',
  '//',
  '/%20',
  '/a;b',
  '/é'.replace('é', '\xe9'),
  '/a\tb',
  '/a\x0cb',
  '/\x7f',
  '/a|b',
  '/a"b',
  '/\\',
  '/^`{}',
  '/<>',
  '/\0',
  '/\x1f',
  '/a*',
]
const queries = ['', '', '', '?', '?a=b', '??', '?a?b', '?\xff', '?\t', '?a|b', '?"', '?\x01']
const fragments = ['', '', '', '', '#', '#a', '##', '#?', '#a#b', '#\xff', '#\t', '#|', '#?a#']

const rest = (random: Random): string => random.pick(paths) + random.pick(queries) + random.pick(fragments)

const authority = (random: Random): string =>
  (random.once(5) ? random.pick(users) : '') + random.pick(hosts) + random.pick(ports)

/** A target, most often one that the method can have. */
export function targetOf(random: Random, method: string): string {
  if (random.once(60))
    return random.pick(['*', '*a', '', '?', '#', 'a', '%', '!', ':', '@', '[', '\xff', '\0', '-', '.', '1', 'http'])
  let target =
    method === 'CONNECT' && !random.once(8)
      ? authority(random) + (random.once(6) ? rest(random) : '')
      : random.once(4)
        ? random.pick(schemes) + random.pick(slashes) + authority(random) + rest(random)
        : random.once(3)
          ? '/' + rest(random)
          : '/a'
  if (random.once(40)) {
    const at = random.below(target.length + 1)
    target = target.slice(0, at) + random.pick(words.bytes) + target.slice(at)
  }
  return target
}

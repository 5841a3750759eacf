/**
 * Which modules the patches are for, so that their files are read when a program asks for one of them. What stands in
 * no row changes the process, and is read when it is pinned.
 */

import type { Patch } from '../../../versions/prelude'

/** By module: the patches that make it or change it. */
const rows: Readonly<Record<string, string>> = {
  assert: 'assert.arguments',
  buffer: 'buffer.SlowBuffer buffer.gone',
  crypto: 'crypto.createCredentials crypto.createCipher crypto.binary crypto.text crypto.pbkdf2',
  events: 'members',
  domain: 'domain.names domain.uncaught domain.dispose domain.rejections',
  freelist: 'freelist',
  fs: 'fs.seconds fs.nullBytes fs.callbacks fs.callbacks.silent fs.read fs.writeFile fs.SyncWriteStream',
  _linklist: '_linklist',
  net: 'members net.errors net.flows net.ports net.listen net.close',
  os: 'os.tmpDir os.getNetworkInterfaces',
  path: 'path.join path.basename path.exists',
  querystring: 'querystring.object querystring.empty',
  sys: 'sys util.print util.pump util.is',
  timers: 'timers.enroll',
  tls: 'members tls.createSecurePair',
  tty: 'tty.setRawMode',
  url: 'members querystring.object url.path url.host url.members url.hosts url.backslash url.braces url.format',
  util: 'members util.print util.pump util.is',
  zlib: 'members zlib.cut',
}

const modulesOf = new Map<string, string[]>()
for (const [module, patches] of Object.entries(rows)) {
  for (const patch of patches.split(' ')) modulesOf.set(patch, [...(modulesOf.get(patch) ?? []), module])
}

/** The modules that a patch makes or changes; nothing if it changes the process. */
export const placesOf = ({ name }: Pick<Patch, 'name'>): readonly string[] | undefined => modulesOf.get(name)

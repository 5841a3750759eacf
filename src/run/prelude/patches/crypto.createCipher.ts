import { addMissing, patch } from '../patch'

/** Key and vector of a cipher from a password: MD5 over what came before and the password, until there is enough. */
function derive(password: string | Buffer, bytes: number): Buffer {
  // Loaded late: crypto is slow to load, and most programs do without.
  const { createHash } = require('node:crypto') as typeof import('node:crypto')
  const secret = typeof password === 'string' ? Buffer.from(password, 'utf8') : password
  let last = Buffer.alloc(0)
  let all = Buffer.alloc(0)
  while (all.length < bytes) {
    last = createHash('md5').update(last).update(secret).digest()
    all = Buffer.concat([all, last])
  }
  return all
}

export default patch({
  modules: {
    crypto(view, host) {
      const withPassword =
        (make: (name: string, key: Buffer, iv: Buffer | null, options?: object) => unknown) =>
        (name: string, password: string | Buffer, options?: object) => {
          const { keyLength = 0, ivLength = 0 } = host.getCipherInfo(name) ?? {}
          const all = derive(password, keyLength + ivLength)
          return make(
            name,
            all.subarray(0, keyLength),
            ivLength ? all.subarray(keyLength, keyLength + ivLength) : null,
            options,
          )
        }
      addMissing(view, {
        createCipher: withPassword(host.createCipheriv),
        createDecipher: withPassword(host.createDecipheriv),
      })
    },
  },
})

import { patch } from '../patch'

export default patch({
  modules: {
    crypto(view) {
      const { pbkdf2, pbkdf2Sync } = view
      view.pbkdf2 = (
        password: unknown,
        salt: unknown,
        times: number,
        length: number,
        digest: unknown,
        done: unknown,
      ) =>
        typeof digest === 'function'
          ? pbkdf2(password, salt, times, length, 'sha1', digest)
          : pbkdf2(password, salt, times, length, digest ?? 'sha1', done)
      view.pbkdf2Sync = (password: unknown, salt: unknown, times: number, length: number, digest = 'sha1') =>
        pbkdf2Sync(password, salt, times, length, digest)
    },
  },
})

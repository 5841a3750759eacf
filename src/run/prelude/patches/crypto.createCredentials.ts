import { addMissing, patch } from '../patch'

const tls = (): typeof import('node:tls') => require('node:tls')

/** What a connection is secured with; the name that it had until it was taken for tls. */
export default patch({
  modules: {
    crypto: view =>
      addMissing(view, {
        createCredentials: (options?: object) => tls().createSecureContext(options),
        get Credentials() {
          return (tls() as unknown as { SecureContext: unknown }).SecureContext
        },
      }),
  },
})

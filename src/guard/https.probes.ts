/** Probes of secure connections, and of the addresses that are connected to. */

import type { RequestOptions } from 'node:https'
import type { AddressInfo } from 'node:net'
import { refusedBy } from './outgoing.probes'
import type { ProgramProbe } from './probe'

type Keys = ReturnType<typeof import('../https/certificates.test.helper').keys>
let made: Keys | undefined

/**
 * A client of a secure server.
 * @param party whose certificate the server shows: its own, or one that the client's authority vouches for
 * @param options of the client
 */
export const presenting = (name: string, party: 'own' | 'here', options: RequestOptions): ProgramProbe => ({
  side: 'program',
  name,
  async run({ https }) {
    // What makes certificates is there for tests alone.
    const { keys } = require('../https/certificates.test.helper') as typeof import('../https/certificates.test.helper')
    const { createServer } = require('node:tls') as typeof import('node:tls')
    const parties = (made ??= keys())
    const server = createServer({ key: parties[party].key, cert: parties[party].cert }, socket => {
      socket.on('error', () => {})
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n'))
    })
    server.on('tlsClientError', () => {})
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const outcome = await new Promise<string>(resolve => {
      const fail = (error: Error & { guard?: string; code?: string }) =>
        resolve(error.guard === undefined ? `failed: ${error.code ?? error.message}` : refusedBy(error.guard))
      const agent = new https.Agent({
        host: 'localhost',
        port,
        ...(party === 'own' ? {} : { ca: parties.ca }),
        ...options,
      } as object)
      try {
        const req = https.request({ host: 'localhost', port, path: '/', method: 'GET', agent, ...options })
        req.on('response', () => resolve(party === 'own' ? 'harm: it is trusted' : 'answered'))
        req.on('error', fail)
        req.end()
      } catch (error) {
        fail(error as Error)
      }
    })
    server.close()
    return outcome
  },
})

/** A secure server that asks for a certificate, and a client that has none. */
export const demanding: ProgramProbe = {
  side: 'program',
  name: 'a client without the certificate that is asked for',
  async run({ https }) {
    const { keys } = require('../https/certificates.test.helper') as typeof import('../https/certificates.test.helper')
    const { connect } = require('node:tls') as typeof import('node:tls')
    const { ca, here } = (made ??= keys())
    let told = ''
    const server = https.createServer({ ...here, ca, requestCert: true }, (_req, res) => res.end('ok'))
    server.on('clientError', (error: Error & { guard?: string }) => {
      told = error.guard ?? ''
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const socket = connect({ host: 'localhost', port, ca })
    socket.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
    let text = ''
    socket.on('data', piece => {
      text += piece.toString('latin1')
    })
    await new Promise(resolve => socket.on('error', () => {}).on('close', resolve))
    server.close()
    if (text !== '') return 'harm: it is let in'
    return told === '' ? 'turned away' : refusedBy(told)
  },
}

/** What an address with a backslash names as its host. */
export const addressing: ProgramProbe = {
  side: 'program',
  name: 'a backslash before an @',
  async run({ url }) {
    const { hostname } = url.parse('http://good.example\\@evil.example/')
    return hostname === 'good.example' ? 'the first host' : `harm: ${hostname}`
  },
}

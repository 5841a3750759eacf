/** https of each era: its shape, and an exchange over a real secure connection on this machine. */

import type { AddressInfo } from 'node:net'
import t from 'tap'
import { lines } from '../../versions'
import { createEra } from '../http/create-http'
import { keys } from './certificates.test.helper'

const { key, cert } = keys().own

// biome-ignore lint/suspicious/noExplicitAny: a legacy module, as its callers see it
const httpsOf = (release: string) => createEra(release, { faithful: true }).https as any

for (const { last: release } of lines) {
  t.test(`${release}: a request over tls`, async t => {
    const https = httpsOf(release)
    // biome-ignore lint/suspicious/noExplicitAny: legacy objects
    const server = https.createServer({ key, cert }, (req: any, res: any) => {
      let body = ''
      req.on('data', (chunk: Buffer) => {
        body += chunk
      })
      req.on('end', () => res.end(`${req.method} ${req.url} ${body} ${req.connection.encrypted}`))
    })
    await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
    const port = (server.address() as AddressInfo).port
    const options: Record<string, unknown> = { host: 'localhost', port, path: '/there', method: 'POST', ca: cert }
    // Up to the keeping agents, an agent gave its own options to tls, not those of the request.
    if (https.globalAgent) options.agent = new https.Agent({ ca: cert })
    const said = await new Promise<string>((resolve, reject) => {
      // biome-ignore lint/suspicious/noExplicitAny: legacy objects
      const req = https.request(options, (res: any) => {
        let all = ''
        res.on('data', (chunk: Buffer) => {
          all += chunk
        })
        res.on('end', () => resolve(`${res.statusCode} ${all}`))
      })
      req.on('error', reject)
      req.end('body')
    })
    t.equal(said, '200 POST /there body true')
    server.close()
  })
}

t.test('a client refuses a server that nobody vouches for, since clients did', async t => {
  const outcomes: Record<string, string> = {}
  for (const release of ['0.6.21', '0.10.48']) {
    const https = httpsOf(release)
    const server = https.createServer({ key, cert }, (_req: unknown, res: { end(): void }) => res.end())
    await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
    outcomes[release] = await new Promise(resolve => {
      const options = { host: 'localhost', port: server.address().port, agent: new https.Agent({}) }
      https
        .get(options, () => resolve('answered'))
        .on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    })
    server.close()
  }
  t.same(outcomes, { '0.6.21': 'answered', '0.10.48': 'DEPTH_ZERO_SELF_SIGNED_CERT' })
})

t.test('a server without a certificate is refused where it was', async t => {
  t.throws(() => httpsOf('0.10.48').createServer({}), { message: 'Missing PFX or certificate + private key.' })
  t.doesNotThrow(() => httpsOf('12.22.12').createServer({}))
})

t.test('an agent tells connections apart by what its release looked at', async t => {
  const name = (release: string, more: object) =>
    new (httpsOf(release).Agent)().getName({ host: 'h', port: 1, cert: 'c', ...more })
  const options = { rejectUnauthorized: false, servername: 's', secureProtocol: 'p', honorCipherOrder: false }
  t.same(
    ['0.12.18', '3.3.1', '4.2.4', '4.9.1', '6.17.1', '8.17.0', '9.3.0', '10.24.1', '11.0.0', '12.22.12'].map(
      release => [release, name(release, options)],
    ),
    [
      ['0.12.18', 'h:1::::c::::false'],
      ['3.3.1', 'h:1:::c::::false'],
      ['4.2.4', 'h:1:::c::::false'],
      ['4.9.1', 'h:1:::c::::false:s'],
      ['6.17.1', 'h:1:::c::::false:s:p'],
      ['8.17.0', 'h:1:::c::::false:s:p'],
      ['9.3.0', 'h:1:::c:::::false:s:p'],
      ['10.24.1', 'h:1:::c:::::false:s:::p::false::::'],
      ['11.0.0', 'h:1:::c:::::false:s:p::false::::'],
      ['12.22.12', 'h:1:::c:::::false:s:::p::false::::'],
    ],
  )
  t.equal(name('4.9.1', { servername: 'h' }), 'h:1:::c:::::', 'a servername that is the host says nothing new')
})

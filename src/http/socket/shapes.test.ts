/**
 * All connections of an era have one shape, and so have its messages: what reads them stays quick. A host to 22 gives whatever is put on an object
 * after its prototype was changed a shape of its own, connection by connection.
 */

import type { AddressInfo } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import t from 'tap'
import { lines } from '../../../versions'
import { createHttp } from '../..'

setFlagsFromString('--allow-natives-syntax')
const haveSameShape = runInNewContext('(one, other) => %HaveSameMap(one, other)') as (
  one: object,
  other: object,
) => boolean
const isQuick = runInNewContext('one => %HasFastProperties(one)') as (one: object) => boolean

type Http = typeof import('node:http')

/** Each round is a connection; engines settle what an object has in the first of them. */
const ROUNDS = 12

for (const { name } of lines) {
  t.test(name, t => {
    const http = createHttp(name, { faithful: true }) as unknown as Http
    const made: Record<string, object[]> = {}
    const keep = (kinds: Record<string, object>) => {
      for (const [kind, one] of Object.entries(kinds)) (made[kind] ??= []).push(one)
    }
    const server = http.createServer((req, res) => {
      keep({ 'connection of a server': req.connection, request: req, response: res })
      res.end('hello')
    })
    server.on('close', () => {
      for (const [kind, all] of Object.entries(made)) {
        const [last, other] = all.slice(-2)
        t.equal(all.length, ROUNDS)
        t.ok(haveSameShape(last, other) && isQuick(last), `${kind}: one shape`)
      }
      t.end()
    })
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      const next = (left: number) => {
        if (left === 0) return server.close()
        const headers = { Connection: 'close' }
        const asked = http.request({ host: '127.0.0.1', port, path: '/', headers }, res => {
          keep({ 'connection of a client': res.connection, 'request of a client': asked, answer: res })
          res.on('data', () => {})
          res.on('end', () => setImmediate(next, left - 1))
        })
        asked.end()
      }
      next(ROUNDS)
    })
  })
}

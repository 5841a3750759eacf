/** A request that nobody listens to ends as it would if somebody did, and whoever comes before its end is told. */

import net, { type AddressInfo } from 'node:net'
import t from 'tap'
import { createHttp } from '../create-http'

type Http = typeof import('node:http')
type Message = import('node:http').IncomingMessage
type Answer = import('node:http').ServerResponse

/** What a message says of its end. */
const stateOf = (req: Message) => {
  const { readable, readableEnded, destroyed, closed, readableFlowing, complete } = req
  const { ended, endEmitted, closeEmitted } = (req as unknown as { _readableState: Record<string, unknown> })
    ._readableState
  const { _dumped, _consuming } = req as unknown as Record<string, unknown>
  return {
    readable,
    readableEnded,
    destroyed,
    closed,
    readableFlowing,
    complete,
    ended,
    endEmitted,
    closeEmitted,
    _dumped,
    _consuming,
  }
}

/** @returns what a server of the spec saw of a request that `handler` answers, some turns after its answer */
async function ask(spec: string, handler: (req: Message, res: Answer, http: Http) => void, asks = 1): Promise<Message> {
  const http = createHttp(spec, { faithful: true }) as unknown as Http
  let seen: Message | undefined
  const server = http.createServer((req, res) => {
    seen = req
    handler(req, res, http)
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const peer = net.connect((server.address() as AddressInfo).port, '127.0.0.1')
  peer.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(asks))
  await new Promise(done => peer.once('data', done))
  for (let i = 0; i < 3; i++) await new Promise(done => setImmediate(done))
  peer.destroy()
  server.close()
  return seen!
}

const specs = ['0.12', '4', '6', '8', '10', '12.16.2', '12', '14', '16', '20', '24', '26']

t.test('it says the same of itself as one that is listened to', async t => {
  const waits: ((answer: () => void) => void)[] = [
    answer => answer(),
    answer => process.nextTick(answer),
    answer => void setImmediate(answer),
  ]
  for (const spec of specs) {
    for (const wait of waits) {
      const unheard = await ask(spec, (_req, res) => wait(() => res.end('ok')))
      const heard = await ask(spec, (req, res) => {
        req.on('error', () => {})
        wait(() => res.end('ok'))
      })
      t.same(stateOf(unheard), stateOf(heard), spec)
      t.ok(stateOf(unheard).endEmitted, `${spec}: it ended`)
    }
  }
})

t.test('whoever comes before its end is told of it', async t => {
  const comes: Record<string, (res: Answer, listen: () => void) => void> = {
    'after end': (res, listen) => {
      res.end('ok')
      listen()
    },
    'at finish': (res, listen) => {
      res.on('finish', listen)
      res.end('ok')
    },
  }
  for (const spec of specs) {
    for (const [when, come] of Object.entries(comes)) {
      // With another behind it, too.
      for (const asks of [1, 2]) {
        const log: string[] = []
        const other: string[] = []
        const listenTo = (req: Message, to: string[]) => () => {
          for (const event of ['end', 'close']) req.on(event, () => to.push(event))
        }
        await ask(spec, (req, res) => come(res, listenTo(req, log)), asks)
        await ask(
          spec,
          (req, res) => {
            req.on('error', () => {})
            come(res, listenTo(req, other))
          },
          asks,
        )
        t.same(log, other, `${spec}, ${asks}, ${when}: ${log.join(' ')}`)
        t.ok(log.includes('end'), `${spec}, ${asks}, ${when}`)
      }
    }
  }
})

t.test('what a program has replaced is called', async t => {
  for (const spec of specs) {
    const events: string[] = []
    await ask(spec, (req, res) => {
      const { emit } = req
      req.emit = function (this: Message, ...args: [string]) {
        events.push(args[0])
        return emit.apply(this, args)
      } as typeof emit
      res.end('ok')
    })
    t.ok(events.includes('end'), `${spec}: ${events.join(' ')}`)
  }
})

t.test('whoever looks in the tick after the answer sees it as it was, not yet at its end', async t => {
  for (const spec of specs) {
    const looks: unknown[][] = []
    for (const heard of [false, true]) {
      await ask(spec, (req, res) => {
        if (heard) req.on('error', () => {})
        res.on('finish', () => process.nextTick(() => looks.push([req.readable, req.destroyed, req.readableEnded])))
        setImmediate(() => res.end('ok'))
      })
    }
    t.same(looks[0], looks[1], `${spec}: ${looks[0]}`)
  }
})

t.test('what comes after the answer finds it in each tick as its stream would be', async t => {
  type Log = (what: string) => void
  const comes: Record<string, (req: Message, log: Log) => void> = {
    'a listener': (req, log) => req.on('end', () => log('end')).on('close', () => log('close')),
    'an emit': (req, log) => {
      const { emit } = req
      req.emit = function (this: Message, ...args: [string]) {
        if (/end|close/.test(args[0])) log(args[0])
        return emit.apply(this, args)
      } as typeof emit
    },
    'a destroy': req => req.destroy(),
    'a look': () => {},
  }
  for (const spec of specs) {
    for (const [what, come] of Object.entries(comes)) {
      for (const event of ['finish', 'close']) {
        const logs: string[][] = []
        for (const heard of [false, true]) {
          const log: string[] = []
          logs.push(log)
          await ask(spec, (req, res) => {
            if (heard) req.on('error', () => {})
            let ticks = 0
            function look() {
              const { ended, endEmitted } = stateOf(req)
              log.push(
                `${[req.readable, req.destroyed, req.readableFlowing, ended, endEmitted, stateOf(req)._consuming]}`,
              )
              if (ticks++ < 5) process.nextTick(look)
            }
            res.on(event, () => {
              come(req, told => log.push(told))
              look()
            })
            setImmediate(() => res.end('ok'))
          })
        }
        t.same(logs[0], logs[1], `${spec}: ${what} at ${event}`)
      }
    }
  }
})

t.test('what a program gives back is read before the end', async t => {
  for (const spec of specs) {
    const seen = await ask(spec, (req, res) => {
      res.on('finish', () => req.unshift(Buffer.from('a')))
      setImmediate(() => res.end('ok'))
    })
    t.match(stateOf(seen), { endEmitted: true }, spec)
    t.equal(seen.readableLength ?? 0, 0, spec)
  }
})

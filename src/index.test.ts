import t from 'tap'
import { lines } from '../versions'
import { createHttp, resolve } from '.'

t.test('the ready-made modules are the lines, each with classes of its own', async t => {
  for (const { name } of lines) {
    const ready = require(`http-eras/${name}`) as ReturnType<typeof createHttp>
    t.same(Object.keys(ready), Object.keys(createHttp(name)), name)
    t.equal(require(`http-eras/${name}`), ready)
    t.not(createHttp(name).Server, ready.Server)
  }
})

t.test('createHttp takes a spec or a profile, and refuses what it does not know', async t => {
  t.type(createHttp('0.6').createServer, 'function')
  t.type(createHttp(resolve('iojs-3.3.1')).createServer, 'function')
  t.throws(() => createHttp('0.6.99'), { code: 'ERAS_UNKNOWN_VERSION' })
})

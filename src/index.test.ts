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

t.test('an ES module imports the names of a line', async t => {
  const { execFile } = await import('node:child_process')
  const { promisify } = await import('node:util')
  const namesOf = lines.map(({ name }) => Object.keys(createHttp(name)).sort())
  // One module imports them all, the names of each line under its number.
  const source = lines.map(
    ({ name }, k) => `
      import http${k}, { ${namesOf[k].map(each => `${each} as ${each}${k}`).join(', ')} } from 'http-eras/${name}'
      import * as all${k} from 'http-eras/${name}'
      if (createServer${k} !== http${k}.createServer || request${k} !== http${k}.request) throw new Error('another one')
      console.log(Object.keys(all${k}).filter(name => name !== 'default' && name !== 'module.exports').sort().join())`,
  )
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', source.join('\n')], {
    cwd: __dirname,
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  t.same(
    stdout.trim().split('\n'),
    namesOf.map(names => names.join()),
  )
})

t.test('createHttp takes a spec or a profile, and refuses what it does not know', async t => {
  t.type(createHttp('0.6').createServer, 'function')
  t.type(createHttp(resolve('iojs-3.3.1')).createServer, 'function')
  t.throws(() => createHttp('0.6.99'), { code: 'ERAS_UNKNOWN_VERSION' })
})

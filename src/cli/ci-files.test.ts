/** action.yml and Dockerfile: what they say holds, as far as it can be tried without GitHub and without a container engine. */

import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import t, { type Test } from 'tap'
import { parse } from 'yaml'
import { root } from '../shared/facts'

t.setTimeout(3_600_000)
const main = path.join(root, 'dist/src/cli/main.js')
const read = (file: string) => readFileSync(path.join(root, file), 'utf8')
const { version } = JSON.parse(read('package.json')) as { version: string }

interface Action {
  name: string
  description: string
  inputs: Record<string, { description: string; required: boolean; default?: string }>
  outputs: Record<string, { description: string; value: string }>
  runs: { using: string; steps: { id: string; shell: string; run: string; env: Record<string, string> }[] }
}
const action = parse(read('action.yml')) as Action

t.test('the metadata of the action: inputs and outputs are described, used, and documented', async t => {
  t.equal(action.runs.using, 'composite')
  const manual = read('docs/ci.md')
  const [step] = action.runs.steps
  for (const [name, { description, required, default: value }] of Object.entries(action.inputs)) {
    t.type(description, 'string', name)
    t.equal(required, value === undefined, `${name} is required or has a default`)
    t.match(manual, `\`${name}\``)
    const used = name === 'working-directory' ? read('action.yml') : Object.values(step.env).join()
    t.match(used, `\${{ inputs.${name} }}`)
  }
  for (const [name, { description, value }] of Object.entries(action.outputs)) {
    t.type(description, 'string', name)
    t.equal(value, `\${{ steps.${step.id}.outputs.${name} }}`)
    t.match(step.run, `${name}=`)
  }
  t.equal(action.inputs.package.default, `http-eras@${version}`)
  // What stands in the text of a script is a part of the script.
  for (const { run } of action.runs.steps) t.notMatch(run, '${{')
})

/** Runs the steps of the action as the runner does. */
function runAction(t: Test, inputs: Record<string, string>) {
  const folder = t.testdir({
    'app.js': 'console.log(typeof require("http").createClient)',
    output: '',
    node_modules: { '.bin': { 'http-eras': `#!/bin/sh\nexec '${process.execPath}' '${main}' "$@"\n` } },
  })
  chmodSync(path.join(folder, 'node_modules/.bin/http-eras'), 0o755)
  const given = Object.fromEntries(
    Object.entries(action.inputs).map(([name, { default: value = '' }]) => [name, inputs[name] ?? value]),
  )
  const [{ env, run }] = action.runs.steps
  const filled = Object.fromEntries(
    Object.entries(env).map(([name, text]) => [
      name,
      text.replace(/\$\{\{ inputs\.([\w-]+) \}\}/, (_, input) => given[input]),
    ]),
  )
  const summary = path.join(folder, 'summary.md')
  const output = path.join(folder, 'output')
  const { status, stdout } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '', GITHUB_STEP_SUMMARY: summary, GITHUB_OUTPUT: output, ...filled },
  })
  return {
    status,
    stdout,
    output: readFileSync(output, 'utf8'),
    summary: existsSync(summary) ? readFileSync(summary, 'utf8') : '',
    junit: existsSync(path.join(folder, given.junit)),
  }
}

t.test(
  'its steps: a difference is shown, and fails only where that was asked for; what compares nothing fails',
  async t => {
    const shown = runAction(t, { from: '18', to: '20', options: '--area agent' })
    t.match(shown, { status: 0, junit: true, output: 'differs=true', summary: /^## 18 .* → 20 / }, shown.stdout)
    t.match(shown.stdout, /^::error title=.*agent\.globalKeeps/m)
    t.match(runAction(t, { from: '18', to: '18' }), { status: 0, output: 'differs=false' })
    const asked = runAction(t, { from: '0.8', to: '24', script: 'app.js', 'fail-on-difference': 'true' })
    t.match(asked, { status: 1, output: 'differs=true' })
    t.match(runAction(t, { from: '18', to: '99' }), {
      status: 2,
      stdout: '::error title=http-eras::nothing was compared',
    })
    t.match(runAction(t, { from: '18', to: '20', 'fail-on-difference': 'yes' }), { status: 2 })
    const evil = runAction(t, { from: '18"; echo hacked; "', to: '20' })
    t.equal(evil.status, 2)
    t.notMatch(evil.stdout, /^hacked/m)
  },
)

t.test(
  'the Dockerfile: pinned, not as root, node itself hears signals, and its health check makes no connection',
  async t => {
    const lines = read('Dockerfile')
      .replace(/\\\n/g, ' ')
      .split('\n')
      .filter(line => line !== '' && !line.startsWith('#'))
    const of = (name: string) =>
      lines.filter(line => line.startsWith(`${name} `)).map(line => line.slice(name.length).trim())
    const known = 'FROM LABEL COPY RUN ENV WORKDIR USER HEALTHCHECK STOPSIGNAL ENTRYPOINT CMD'.split(' ')
    t.same(
      lines.filter(line => !known.includes(line.split(' ')[0])),
      [],
    )
    for (const image of of('FROM')) t.match(image, /^node:\d+\.\d+\.\d+-slim( AS build)?$/)
    const at = (name: string) => lines.findLastIndex(line => line.startsWith(`${name} `))
    t.same(of('USER'), ['node'])
    t.ok(at('USER') > at('RUN') && at('USER') < at('ENTRYPOINT'))
    t.same(of('STOPSIGNAL'), ['SIGTERM'])
    const [entry] = of('ENTRYPOINT').map(text => JSON.parse(text) as string[])
    t.equal(entry[0], 'node', 'no shell stands between')
    t.ok(existsSync(path.join(root, entry[1].replace('/usr/local/lib/node_modules/http-eras/', ''))), entry[1])
    const [check] = of('HEALTHCHECK').map(text => JSON.parse(text.slice(text.indexOf('['))) as string[])
    t.notMatch(check.join(' '), /connect|fetch|http/)
    if (process.platform !== 'linux') return
    const folder = t.testdir({})
    const child = spawn(
      process.execPath,
      [
        path.join(root, 'dist/src/cli/main.js'),
        'record',
        '--listen',
        '127.0.0.1:0',
        '--to',
        '127.0.0.1:1',
        '-o',
        path.join(folder, 'a.jsonl'),
        '--mode',
        'new',
      ],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: { ...process.env, NODE_OPTIONS: '' },
      },
    )
    await once(child.stdout, 'data')
    t.equal(spawnSync(process.execPath, check.slice(1)).status, 0)
    child.kill('SIGTERM')
    t.same(await once(child, 'exit'), [0, null])
  },
)

/** The thread of the playground as one script: the core as it is, with the modules of Node in the place of which it has its own. */

import { readFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { build, type Plugin } from 'esbuild'
import { root } from '../../src/shared/facts'
import { packedPackage, packedPackages } from './packed-streams'

const engine = path.join(root, 'build/site/engine')
const shim = (name: string): string => path.join(engine, 'shims', `${name}.ts`)

/** What stands for a module of Node. */
const shims: Readonly<Record<string, string>> = {
  net: shim('net'),
  stream: shim('stream'),
  events: shim('events'),
  util: shim('util'),
  buffer: shim('buffer'),
  process: shim('process'),
  string_decoder: path.join(root, 'node_modules/string_decoder/index.js'),
  ...Object.fromEntries(
    ['os', 'assert', 'crypto', 'url', 'timers', 'diagnostics_channel'].map(name => [name, shim('small')]),
  ),
}

/** Modules of which nothing is used: whatever is taken from them does nothing. */
const unused = 'dns|fs|module|path|vm|tls|worker_threads|http|https|undici|async_hooks'
const NOTHING = `const nothing = new Proxy(function () {}, { get: (_, name) => name === '__esModule' ? false : nothing, apply: () => nothing, construct: () => ({}) })
module.exports = nothing`

const modules: Plugin = {
  name: 'modules of Node',
  setup(build) {
    const names = Object.keys(shims).join('|')
    build.onResolve({ filter: new RegExp(`^(?:node:)?(?:${names})$`) }, ({ path: asked }) => ({
      path: shims[asked.replace(/^node:/, '')],
    }))
    build.onResolve({ filter: /\/own-copy$/ }, ({ importer }) =>
      importer.startsWith(path.join(root, 'src')) ? { path: path.join(engine, 'own-copy.ts') } : undefined,
    )
    // The streams ask for packages that stand for modules of Node: they are given these.
    build.onResolve({ filter: /^process\/$/ }, () => ({ path: shims.process }))
    // A server without TLS has no use for it, and packages that may be missing are.
    build.onResolve({ filter: /\/https\/(?:create-https|tls-module)$|\/shared\/optional-package$/ }, () => ({
      path: 'eras:nothing',
      namespace: 'packed',
    }))
    build.onResolve({ filter: new RegExp(`^(?:node:)?(?:${unused})$`) }, () => ({
      path: 'eras:nothing',
      namespace: 'packed',
    }))
    // Nobody tests the guard here: its probes are names alone.
    build.onLoad({ filter: /\.probes\.ts$/ }, ({ path: file }) => {
      const names = [...readFileSync(file, 'utf8').matchAll(/^export (?:const|function|async function) (\w+)/gm)]
      return { contents: names.map(([, name]) => `export const ${name} = () => () => {}`).join('\n'), loader: 'ts' }
    })
    build.onResolve({ filter: /^eras:/ }, ({ path: asked }) => ({ path: asked, namespace: 'packed' }))
    build.onLoad({ filter: /./, namespace: 'packed' }, ({ path: asked }) => {
      if (asked === 'eras:nothing') return { contents: NOTHING }
      const name = asked.slice('eras:packages/'.length)
      if (name === '') return { contents: packedPackages(), resolveDir: root }
      const { directory, text } = packedPackage(name)
      return { contents: text, resolveDir: directory }
    })
  },
}

/**
 * @param minify left out, it is
 * @returns the script, and how many bytes each file has in it
 */
export async function engineScript(minify = true): Promise<{ text: string; sizes: Readonly<Record<string, number>> }> {
  const { metafile, outputFiles } = await build({
    metafile: true,
    entryPoints: [path.join(engine, 'worker.ts')],
    write: false,
    bundle: true,
    minify,
    // Names of functions are part of what an era shows.
    keepNames: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    charset: 'ascii',
    legalComments: 'none',
    inject: [shim('globals')],
    define: { ERAS_HOST: JSON.stringify(process.versions.node) },
    plugins: [modules],
    logLevel: 'error',
    tsconfig: path.join(root, 'tsconfig.json'),
  })
  const [{ inputs }] = Object.values(metafile.outputs)
  const sizes = Object.entries(inputs).map(([file, { bytesInOutput }]) => [file, bytesInOutput] as const)
  return { text: outputFiles[0].text, sizes: Object.fromEntries(sizes) }
}

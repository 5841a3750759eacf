/**
 * Both packages as `npm pack` makes them, and projects that have them. The code is laid out beside dist/, not in its place: other
 * tests run from there. Projects are made without a network: a tarball is unpacked as npm unpacks it, and its dependencies are
 * links to those of the clone, so that nothing is there but what package.json names.
 */

import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../../src/shared/facts'
import { stageFacts } from '../data/stage'
import { stageCode, stageSchemas } from './stage'

interface Manifest {
  readonly name: string
  readonly version: string
  readonly files: readonly string[]
  readonly bin: Readonly<Record<string, string>>
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>
  readonly dependencies: Readonly<Record<string, string>>
  readonly peerDependencies: Readonly<Record<string, string>>
}

export const readManifest = (folder: string): Manifest =>
  JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest

/** A tarball, as npm tells of it. */
export interface Tarball {
  readonly file: string
  readonly integrity: string
  readonly unpackedSize: number
  readonly files: readonly { readonly path: string }[]
}

/** Packs a folder that is laid out already. @param destination where the tarball goes */
export function pack(folder: string, destination: string): Tarball {
  const words = ['pack', '--json', '--offline', '--ignore-scripts', '--pack-destination', destination]
  const { stdout, status, stderr } = spawnSync('npm', words, { cwd: folder, encoding: 'utf8' })
  if (status !== 0) throw new Error(`npm pack in ${folder}: ${stderr}`)
  const [told] = JSON.parse(stdout) as (Tarball & { filename: string })[]
  return { ...told, file: path.join(destination, told.filename) }
}

/** Lays out http-eras as it is packed. */
export async function layOutCode(folder: string): Promise<void> {
  mkdirSync(path.join(folder, 'dist'), { recursive: true })
  const beside = readManifest(root).files.filter(name => !/^(?:dist\/|!|schemas$)/.test(name))
  for (const name of ['package.json', 'README.md', 'LICENSE', ...beside]) {
    cpSync(path.join(root, name), path.join(folder, name), { recursive: true })
  }
  stageSchemas(path.join(root, 'schemas'), path.join(folder, 'schemas'))
  await stageCode(path.join(root, 'dist'), path.join(folder, 'dist'))
}

/** Lays out http-eras-data as it is packed. */
export function layOutData(folder: string): void {
  cpSync(path.join(root, 'recordings'), folder, { recursive: true })
  stageFacts(folder)
}

/** Unpacks a tarball as npm does: what is in its folder `package`. */
function unpack({ file }: Tarball, folder: string): void {
  mkdirSync(folder, { recursive: true })
  const { status, stderr } = spawnSync('tar', ['-xzf', file, '--strip-components=1', '-C', folder], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`tar: ${stderr}`)
}

function link(target: string, file: string): void {
  mkdirSync(path.dirname(file), { recursive: true })
  symlinkSync(target, file)
}

/**
 * A project with what a newcomer has after `npm install`.
 * @param folder a new folder
 * @param tarballs what is installed
 * @param further packages beside those that the tarballs depend on, as links to those of the clone
 */
export function makeProject(folder: string, tarballs: readonly Tarball[], further: readonly string[] = []): string {
  const modules = path.join(folder, 'node_modules')
  mkdirSync(modules, { recursive: true })
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true, "scripts": { "test": "node test.js" } }\n')
  const needed = new Set(further)
  for (const tarball of tarballs) {
    const name = path.basename(tarball.file).replace(/-\d+\.\d+\.\d+\.tgz$/, '')
    unpack(tarball, path.join(modules, name))
    const { dependencies = {}, bin = {} } = readManifest(path.join(modules, name))
    for (const one of Object.keys(dependencies)) needed.add(one)
    for (const [command, file] of Object.entries(bin)) {
      // npm makes what `bin` names executable.
      chmodSync(path.join(modules, name, file), 0o755)
      link(path.join('..', name, file), path.join(modules, '.bin', command))
    }
  }
  for (const name of needed) link(path.join(root, 'node_modules', name), path.join(modules, name))
  return folder
}

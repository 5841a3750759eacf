/**
 * Fails where the rooms of ARCHITECTURE.md and the tree are not the same: each folder that the page names is there, and each
 * folder of code is named in the list of rooms, by its path or after the path of the room that it is in.
 *
 *   node scripts/rooms.mjs     exit 0: the same; 1: not (each folder is printed), or no room was read
 */
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')
const page = fs.readFileSync(path.join(root, 'ARCHITECTURE.md'), 'utf8')
const [, list = ''] = /^## Rooms\n```\n([\s\S]*?)^```$/m.exec(page) ?? []

/** Rooms by their path, each with what the page tells of it. */
const rooms = new Map()
let room
for (const line of list.split('\n')) {
  const [, name] = /^(\S+\/)(?= )/.exec(line) ?? []
  if (name) room = name.slice(0, -1)
  if (room) rooms.set(room, `${rooms.get(room) ?? ''} ${line}`)
}

const wrong = []
for (const name of rooms.keys()) {
  if (!fs.existsSync(path.join(root, name))) wrong.push(`${name}/ is in ARCHITECTURE.md, and there is none`)
}

/** Beneath these are data, or programs that are data. */
const data = /^(?:src\/types\/fixtures|oracle-tests\/facts|oracle-tests\/legacy|oracle-tests\/pains)\//

const isNamed = folder =>
  rooms.has(folder) ||
  [...rooms].some(
    ([name, told]) =>
      folder.startsWith(`${name}/`) && new RegExp(`(?<![\\w-])${path.basename(folder)}(?![\\w-])`).test(told),
  )

for (const top of ['src', 'versions', 'oracle-tests', 'build']) {
  const entries = fs.readdirSync(path.join(root, top), { recursive: true, withFileTypes: true })
  for (const entry of entries.filter(one => one.isDirectory())) {
    const folder = path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/')
    if (!data.test(folder) && !isNamed(folder)) wrong.push(`${folder}/ is not in the rooms of ARCHITECTURE.md`)
  }
}

// Files and folders that the text names by their path.
const top = fs.readdirSync(root)
for (const [, name] of page.matchAll(/`([\w.-]+\/[\w./*-]+)`/g)) {
  if (name.includes('*') || /[A-Z]{2}/.test(name) || name.startsWith('lts/')) continue
  const from = top.includes(name.split('/')[0])
    ? ['.']
    : ['src', 'src/http', 'src/traffic', 'src/replay', 'src/run', 'build/site']
  const endings = ['', '.ts']
  const found = from.some(base => endings.some(ending => fs.existsSync(path.join(root, base, name + ending))))
  if (!found) wrong.push(`${name} is in ARCHITECTURE.md, and there is none`)
}

for (const line of wrong) console.log(line)
console.log(`${rooms.size} rooms, ${wrong.length} wrong`)
process.exitCode = wrong.length > 0 || rooms.size === 0 ? 1 : 0

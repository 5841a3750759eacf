/**
 * Fails on any import circle in src, versions and oracle-tests; types, re-exports and late imports count too.
 *
 *   node scripts/circles.mjs     exit 0: none; 1: circles (each is printed), or no file was read
 */
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')
const rooms = ['src', 'versions', 'oracle-tests', 'build']

const files = rooms
  .filter(room => fs.existsSync(path.join(root, room)))
  .flatMap(room =>
    fs
      .readdirSync(path.join(root, room), { recursive: true })
      .filter(name => name.endsWith('.ts') && !name.endsWith('.d.ts'))
      .map(name => path.join(root, room, name)),
  )
const known = new Set(files)

/** The files that a file imports, as the compiler reads its import statements. */
function importsOf(file) {
  const text = fs.readFileSync(file, 'utf8')
  const { importedFiles } = ts.preProcessFile(text, true, true)
  const targets = importedFiles
    .filter(({ fileName }) => fileName.startsWith('.'))
    .map(({ fileName }) => path.resolve(path.dirname(file), fileName).replace(/\.m?js$/, '.ts'))
    .map(target => [target, `${target}.ts`, path.join(target, 'index.ts')].find(name => known.has(name)))
  return [...new Set(targets.filter(Boolean))]
}

const graph = new Map(files.map(file => [file, importsOf(file)]))

/** Tarjan's strongly connected components that have more than one file, or a file that imports itself. */
function components() {
  const index = new Map()
  const low = new Map()
  const stack = []
  const found = []
  const visit = file => {
    index.set(file, index.size)
    low.set(file, index.get(file))
    stack.push(file)
    for (const next of graph.get(file)) {
      if (!index.has(next)) {
        visit(next)
        low.set(file, Math.min(low.get(file), low.get(next)))
      } else if (stack.includes(next)) low.set(file, Math.min(low.get(file), index.get(next)))
    }
    if (low.get(file) !== index.get(file)) return
    const component = stack.splice(stack.indexOf(file))
    if (component.length > 1 || graph.get(file).includes(file)) found.push(component)
  }
  for (const file of files) if (!index.has(file)) visit(file)
  return found
}

/** The shortest way from a file back to itself, inside its component. */
function circle(component) {
  const inside = new Set(component)
  let best
  for (const start of component) {
    const from = new Map([[start, undefined]])
    const queue = [start]
    search: while (queue.length) {
      const file = queue.shift()
      for (const next of graph.get(file)) {
        if (!inside.has(next)) continue
        if (next === start) {
          const way = [start]
          for (let at = file; at !== undefined; at = from.get(at)) way.unshift(at)
          if (!best || way.length < best.length) best = way
          break search
        }
        if (!from.has(next)) {
          from.set(next, file)
          queue.push(next)
        }
      }
    }
  }
  return best
}

const circles = components()
for (const component of circles) {
  const way = circle(component).map(file => path.relative(root, file))
  console.error(`a circle of ${component.length} files; the shortest way round:\n  ${way.join('\n  -> ')}`)
  if (process.env.CIRCLE_FILES) console.error(component.map(f => `    ${path.relative(root, f)}`).join('\n'))
}
const arrows = [...graph.values()].reduce((sum, targets) => sum + targets.length, 0)
console.log(`${files.length} files, ${arrows} imports, ${circles.length} circles`)
process.exitCode = circles.length || !arrows ? 1 : 0

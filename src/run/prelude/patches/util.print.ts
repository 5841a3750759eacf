import { addMissing, type ModuleView, patch, put } from '../patch'

const out = (text: string): void => void process.stdout.write(text)
const err = (text: string): void => void process.stderr.write(text)

const each = (write: (text: string) => void, end: string) => {
  return (...texts: unknown[]): void => {
    for (const text of texts) write(`${text}${end}`)
  }
}

const printers = {
  print: each(out, ''),
  puts: each(out, '\n'),
  error: each(err, '\n'),
}

/** The host has another `debug`, which makes a function that logs. */
function add(view: ModuleView): void {
  addMissing(view, printers)
  put(view, 'debug', (text: unknown) => err(`DEBUG: ${text}\n`))
}

export default patch({ modules: { util: add, sys: add } })

import { addMissing, type ModuleFace, mend, put } from '../patch'

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
function add(face: ModuleFace): void {
  addMissing(face, printers)
  put(face, 'debug', (text: unknown) => err(`DEBUG: ${text}\n`))
}

export default mend({ modules: { util: add, sys: add } })

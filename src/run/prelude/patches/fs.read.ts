import { patch } from '../patch'

type Done = (error: Error | null, text?: string, bytes?: number) => void

/** Reading a text: length, position and encoding in the place of a buffer with offset and length. */
export default patch({
  modules: {
    fs(view) {
      const { read, readSync } = view
      view.read = function (fd: number, first: unknown, ...rest: unknown[]) {
        if (typeof first !== 'number') return read(fd, first, ...rest)
        const [position, encoding, done] = rest as [number | null, BufferEncoding, Done | undefined]
        const buffer = Buffer.alloc(first)
        const report: Done = (error, _, bytes = 0) => {
          if (error) done?.(error)
          else done?.(null, buffer.toString(encoding, 0, bytes), bytes)
        }
        read(fd, buffer, 0, first, position ?? null, (error: Error | null, bytes: number) => report(error, '', bytes))
      }
      view.readSync = function (fd: number, first: unknown, ...rest: unknown[]) {
        if (typeof first !== 'number') return readSync(fd, first, ...rest)
        const [position, encoding] = rest as [number | null, BufferEncoding]
        const buffer = Buffer.alloc(first)
        const bytes = readSync(fd, buffer, 0, first, position ?? null)
        return [buffer.toString(encoding, 0, bytes), bytes]
      }
    },
  },
})

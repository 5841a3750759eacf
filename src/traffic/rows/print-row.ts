/**
 * A row as a line of a file, made byte for byte without a text in between: what JSON.stringify gives for a text of one
 * character a byte, as UTF-8. It goes over each byte once, and copies what needs no escape in one go.
 */

const LF = 0x0a
const QUOTE = 0x22

/** The bytes that stand for each byte of ASCII. */
const escaped = Array.from({ length: 128 }, (_, byte) =>
  Uint8Array.from(Buffer.from(JSON.stringify(String.fromCharCode(byte)).slice(1, -1))),
)
/** Whether a byte stands for itself. */
const plain = Uint8Array.from({ length: 256 }, (_, byte) => (escaped[byte]?.length === 1 ? 1 : 0))

/** The longest that a byte becomes: `\u0000`; a line feed with the cut after it, `\n","`, is shorter. */
const mostPerByte = 6
/** From here on it pays to copy at once. */
const worthCopying = 48
/** From here on it pays to look at four bytes at a time. */
const worthWords = 256
/** How many bytes are looked at one by one after that; four divides it. */
const oneByOne = 32
const none = new Int32Array(0)
const smallest = 64 * 1024
/** Room beyond this is given back after each line. */
const mostKept = 2 * 1024 * 1024

/** Four bytes at a time: whether one of them needs an escape. No carry can hide one, as the lowest such byte shows first. */
const needsEscape = (four: number): boolean =>
  (((four - 0x20202020) | ((four ^ 0x22222222) - 0x01010101) | ((four ^ 0x5c5c5c5c) - 0x01010101) | four) &
    0x80808080) !==
  0

export class LineBytes {
  private bytes = Buffer.allocUnsafeSlow(smallest)
  private size = 0

  /** What was put, with a line feed; good until the next line is begun. */
  end(): Buffer {
    this.room(1)
    this.bytes[this.size++] = LF
    const line = this.bytes.subarray(0, this.size)
    this.size = 0
    if (this.bytes.length > mostKept) this.bytes = Buffer.allocUnsafeSlow(smallest)
    return line
  }

  /** Text as it is, of ASCII. */
  put(text: string): void {
    const { length } = text
    this.room(length)
    const { bytes } = this
    let at = this.size
    for (let k = 0; k < length; k++) bytes[at++] = text.charCodeAt(k)
    this.size = at
  }

  /** Any text as it is. */
  utf8(text: string): void {
    this.room(3 * text.length)
    this.size += this.bytes.write(text, this.size)
  }

  /** A whole number of hundredths as a number: `12`, `1.5`, `0.25`. */
  hundredths(count: number): void {
    const rest = count % 100
    this.whole((count - rest) / 100)
    if (rest === 0) return
    this.room(3)
    const { bytes } = this
    bytes[this.size++] = 0x2e
    bytes[this.size++] = 0x30 + ((rest / 10) | 0)
    if (rest % 10 !== 0) bytes[this.size++] = 0x30 + (rest % 10)
  }

  /** A whole number from 0. */
  whole(value: number): void {
    this.room(20)
    let digits = 1
    for (let least = 10; value >= least; least *= 10) digits++
    let left = value
    for (let at = this.size + digits - 1; at >= this.size; at--) {
      const more = Math.floor(left / 10)
      this.bytes[at] = 0x30 + (left - more * 10)
      left = more
    }
    this.size += digits
  }

  /** The texts of some bytes in a list, cut after each line feed. */
  texts(bytes: Buffer, from: number, to: number): void {
    this.room(mostPerByte * (to - from) + 4)
    const out = this.bytes
    // Four bytes at a time stand at places of the memory that four divides.
    const shift = bytes.byteOffset & 3
    const words =
      to - from < worthWords ? none : new Int32Array(bytes.buffer, bytes.byteOffset - shift, (shift + to) >> 2)
    let at = this.size
    out[at++] = 0x5b
    out[at++] = QUOTE
    for (let k = from; k < to; ) {
      let stop = to
      if (words !== none) {
        if (((k + shift) & 3) === 0) {
          let word = (k + shift) >> 2
          while (word < words.length && !needsEscape(words[word])) word++
          const end = (word << 2) - shift
          if (end - k >= worthCopying) {
            bytes.copy(out, at, k, end)
            at += end - k
            k = end
          } else while (k < end) out[at++] = bytes[k++]
        }
        // Where one needs an escape, more are near; up to where four begin again.
        stop = Math.min(to, ((k + shift) & ~3) + oneByOne - shift)
      }
      for (; k < stop; k++) {
        const byte = bytes[k]
        if (plain[byte] === 1) {
          out[at++] = byte
          continue
        }
        if (byte >= 0x80) {
          out[at++] = 0xc0 | (byte >> 6)
          out[at++] = 0x80 | (byte & 0x3f)
          continue
        }
        const stands = escaped[byte]
        for (let n = 0; n < stands.length; n++) out[at++] = stands[n]
        if (byte !== LF || k + 1 === to) continue
        out[at++] = QUOTE
        out[at++] = 0x2c
        out[at++] = QUOTE
      }
    }
    out[at++] = QUOTE
    out[at++] = 0x5d
    this.size = at
  }

  private room(more: number): void {
    const size = this.size + more
    if (size <= this.bytes.length) return
    const larger = Buffer.allocUnsafeSlow(Math.max(size, 2 * this.bytes.length))
    this.bytes.copy(larger, 0, 0, this.size)
    this.bytes = larger
  }
}

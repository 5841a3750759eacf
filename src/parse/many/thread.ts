/** A thread that reads inputs: it is given batches, and answers each with the classes of its inputs. */

import { parentPort, workerData } from 'node:worker_threads'
import type { ReadOptions } from '../read-bytes'
import { batchReader, type Done, type Job } from './read-many'

const read = batchReader(workerData as ReadOptions)

parentPort?.on('message', (job: Job) => {
  // Buffers come as plain arrays of bytes.
  const inputs = job.map(({ bytes, number }) => ({
    number,
    bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  }))
  parentPort?.postMessage(read(inputs) satisfies Done)
})

import { addMissing, patch } from '../patch'

export default patch({ modules: { os: (view, { tmpdir }) => addMissing(view, { tmpDir: tmpdir }) } })

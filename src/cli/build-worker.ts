import {mkdir, rename, writeFile} from 'node:fs/promises'
import path from 'node:path'
import {build} from 'esbuild'
import {type BundleStamp, bundlePath, hashInputs} from '#src/server/find-reading-worker.ts'

// Bundles the reading worker: a worker thread knows neither tsx nor Next, and one file loads in a tenth of the time.
const {outputFiles, metafile} = await build({
  entryPoints: ['src/server/reading-worker.ts'],
  bundle: true,
  write: false,
  metafile: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  legalComments: 'none',
  logLevel: 'warning',
  // Packages in CommonJS ask for Node's own modules by require.
  banner: {js: "import {createRequire} from 'node:module';const require=createRequire(import.meta.url);"},
})
const inputs = Object.keys(metafile.inputs).filter(input => !input.startsWith('node_modules/'))
const stamp: BundleStamp = {inputs, hash: await hashInputs(inputs)}

await mkdir(path.dirname(bundlePath), {recursive: true})
// Renamed into place, because a server that starts at this moment reads either the old file or the new one.
const temporary = `${bundlePath}.${process.pid}.tmp`
await writeFile(temporary, `// ${JSON.stringify(stamp)}\n${outputFiles[0]?.text ?? ''}`)
await rename(temporary, bundlePath)

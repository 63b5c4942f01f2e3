import {mkdir, rename, writeFile} from 'node:fs/promises'
import path from 'node:path'
import {type BuildOptions, build} from 'esbuild'
import {type BundleStamp, bundles, hashInputs} from '#src/server/find-reading-worker.ts'

// Bundles the readers. The server's: a worker thread knows neither tsx nor Next, and one file loads in a tenth of the time. The browser's: one
// file that the editor alone loads, and that a test can run as it is.
const targets = {
  server: {
    platform: 'node',
    target: 'node20',
    format: 'esm',
    // Packages in CommonJS ask for Node's own modules by require.
    banner: {js: "import {createRequire} from 'node:module';const require=createRequire(import.meta.url);"},
  },
  // A worker has no document, which what is meant for browsers alone would ask for.
  browser: {platform: 'browser', target: 'es2022', format: 'iife', conditions: ['worker'], minify: true},
} as const satisfies Record<keyof typeof bundles, BuildOptions>

for (const [name, bundle] of Object.entries(bundles) as [keyof typeof bundles, (typeof bundles)[keyof typeof bundles]][]) {
  const {outputFiles, metafile} = await build({
    ...targets[name],
    entryPoints: [bundle.entry],
    bundle: true,
    write: false,
    metafile: true,
    legalComments: 'none',
    logLevel: 'warning',
  })
  const inputs = Object.keys(metafile.inputs).filter(input => !input.startsWith('node_modules/'))
  const stamp: BundleStamp = {inputs, hash: await hashInputs(inputs)}

  await mkdir(path.dirname(bundle.path), {recursive: true})
  // Renamed into place, because a server that starts at this moment reads either the old file or the new one.
  const temporary = `${bundle.path}.${process.pid}.tmp`
  await writeFile(temporary, `// ${JSON.stringify(stamp)}\n${outputFiles[0]?.text ?? ''}`)
  await rename(temporary, bundle.path)
}

import type {Extension} from '@codemirror/state'
import {EditorView} from '@codemirror/view'
import type {ImageAnswer} from '#src/features/editor/take-image.ts'
import {sendForm} from './send-form.ts'

type ImageParts = {readonly incidentId: () => string | undefined; readonly say: (words: string) => void; readonly complain: (words: string) => void}

/** Puts images that are pasted or dropped beside the document, and names them where the caret is. */
export function pasteImages({incidentId, say, complain}: ImageParts): Extension {
  const take = (view: EditorView, data: DataTransfer | null, at: number): boolean => {
    const images = [...(data?.files ?? [])].filter(({type}) => type.startsWith('image/'))
    if (images.length === 0) return false
    const incident = incidentId()
    if (incident === undefined) complain('An image stands beside the document’s file, so save the text first and then add the image.')
    else void send(view, images, incident, at)
    return true
  }

  async function send(view: EditorView, images: readonly File[], incident: string, at: number): Promise<void> {
    let place = at
    for (const image of images) {
      if (image.size > largest) {
        complain(`${image.name} has more than 5 MiB. Send a smaller one.`)
        continue
      }
      say(`Sending ${image.name}…`)
      try {
        const {body} = await sendForm<ImageAnswer>('/editor/image', {incident, name: image.name, image: await toBase64(image)})
        if ('error' in body) {
          complain(body.error)
          continue
        }
        const alt = image.name.replace(/\.[A-Za-z0-9]{1,8}$/, '').replace(/[[\]\\]/g, ' ')
        const insert = `![${alt}](${body.link})`
        place = Math.min(place, view.state.doc.length)
        // The words for those who cannot see it are chosen, to be typed over.
        view.dispatch({changes: {from: place, insert}, selection: {anchor: place + 2, head: place + 2 + alt.length}, userEvent: 'input.paste'})
        place += insert.length
        say('Image added; say in the brackets what it shows')
      } catch {
        complain(`${image.name} could not be sent: the server cannot be reached.`)
      }
    }
  }

  return EditorView.domEventHandlers({
    paste(event, view) {
      const isTaken = take(view, event.clipboardData, view.state.selection.main.from)
      if (isTaken) event.preventDefault()
      return isTaken
    },
    drop(event, view) {
      const at = view.posAtCoords({x: event.clientX, y: event.clientY}) ?? view.state.selection.main.head
      const isTaken = take(view, event.dataTransfer, at)
      if (isTaken) event.preventDefault()
      return isTaken
    },
  })
}

const largest = 5 * 1024 * 1024

async function toBase64(file: File): Promise<string> {
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error ?? new Error('Not read'))
    reader.readAsDataURL(file)
  })
  return url
    .slice(url.indexOf(',') + 1)
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

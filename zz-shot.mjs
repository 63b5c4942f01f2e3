import {chromium} from 'playwright'
import {mkdirSync} from 'node:fs'
mkdirSync('/tmp/shots',{recursive:true})
const b = await chromium.launch({executablePath: process.env.CH})
const pages = {list:'/incidents', spotify:null, moj:null, vapi:'/incidents/2025-03-13-vapi', sync:'/settings/sync'}
for (const [w,scheme] of [[1440,'light'],[390,'dark']]) {
  const c = await b.newContext({viewport:{width:w,height:w===390?844:900},colorScheme:scheme})
  const p = await c.newPage(); const errs=[]
  p.on('console',m=>{if(m.type()==='error')errs.push(m.text())}); p.on('pageerror',e=>errs.push(String(e)))
  for (const [name,url] of Object.entries(JSON.parse(process.env.PAGES))) {
    const r = await p.goto('http://localhost:3456'+url); await p.waitForTimeout(500)
    const over = await p.evaluate(()=>document.documentElement.scrollWidth-innerWidth)
    console.log(name,w,r.status(),'overflow',over,errs.splice(0).join('|').slice(0,200))
    await p.screenshot({path:`/tmp/shots/${name}-${w}.png`,fullPage:name!=='list'})
  }
  await c.close()
}
await b.close()

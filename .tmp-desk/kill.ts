import { readFileSync, writeFileSync } from 'node:fs';
import { spawn, execSync } from 'node:child_process';
import { launchChromium } from '../test/run/chromium.ts';
const wait=(ms:number)=>new Promise(r=>setTimeout(r,ms));
async function start(){ let out=''; const c=spawn(process.execPath,['passage.mjs','start','--port','48200','--accounts','60','--data','/tmp/passage/dk'],{cwd:'/work/main'}); c.stdout.on('data',d=>out+=d); c.stderr.on('data',d=>out+=d);
  for(let i=0;i<600 && !/^ready .*$/m.test(out);i++) await wait(100); return {c,ready:/^ready .*$/m.exec(out)?.[0]??out,out:()=>out}; }
let s=await start(); console.log(s.ready.slice(0,200));
const b=await launchChromium();
const urls=(r:string)=>{const desk=/staffdesk=(\S+)/.exec(r)![1]!; return {desk,dev:desk.replace('/?token','/devices/?token')}};
async function pages(r:string){ const u=urls(r); const p=await b.newPage({viewport:{width:1366,height:768}}); await p.goto(u.desk); await p.locator('main.desk[data-screen]').waitFor(); const d=await b.newPage(); await d.goto(u.dev); await d.locator('.plastic').first().waitFor();
  await d.locator('.plastic.staff').first().click(); await p.locator('main[data-screen="pin"]').waitFor(); await p.keyboard.type('2468',{delay:80}); await p.keyboard.press('Enter'); return {p,d}; }
let {p,d}=await pages(s.ready); await p.locator('main[data-screen="ready"]').waitFor();
await d.locator('[data-act="network"]').click();
await d.locator('.plastic.member').first().click(); await p.locator('main[data-screen="stack"]').waitFor();
for(let i=0;i<3;i++){ await d.locator('[data-part="receipts"] .do.main').click(); await p.locator('tr[data-row]').nth(i).waitFor(); }
const refs=await p.locator('tr[data-row]').evaluateAll(n=>n.map(x=>x.getAttribute('data-row')));
const pid=execSync("pgrep -f 'core-process.js.*--use desk.*48202' | head -1").toString().trim();
process.kill(Number(pid),'SIGKILL'); console.log('killed',pid,refs);
await wait(3000); console.log('start ended:', s.c.exitCode, s.out().split('\n').slice(-4).join(' | ').slice(0,400)); if(s.c.exitCode===null){s.c.kill('SIGTERM'); await wait(3000);}
s=await start(); console.log(s.ready.slice(0,120));
({p,d}=await pages(s.ready)); await p.locator('main[data-screen="resume"]').waitFor({timeout:8000}); console.log(await p.locator('h1').innerText());
await p.keyboard.press('Enter'); await p.locator('tr[data-row]').nth(2).waitFor();
const refs2=await p.locator('tr[data-row]').evaluateAll(n=>n.map(x=>x.getAttribute('data-row'))); console.log(refs2, JSON.stringify(refs)===JSON.stringify(refs2));
await p.screenshot({path:'/tmp/passage/e2e-resumed.png'});
console.log('peer', await d.locator('.top a').getAttribute('href'));
await b.close(); s.c.kill('SIGTERM'); await wait(2500); console.log('exit',s.c.exitCode);
process.exit(0);

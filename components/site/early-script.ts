import {
  recentlyReadStorageKey,
  singleKeyStorageKey,
  textSizeStorageKey,
  textWidthStorageKey,
  themeStorageKey,
} from './storage-keys';

/**
 * Runs before the first paint, and by itself: the theme and the text a reader chose, that scripts are on, whether the
 * device can share and has read before, and the keys that bring the cursor to the search box (Ctrl+K, ⌘K and /), which so
 * work however long the other scripts take to arrive. Tools that are pressed before those are marked (`data-pressed`); what
 * they were pressed for is done once `data-tools` says that somebody listens. One constant string, so that the content
 * policy can allow it by its hash.
 */
export const earlyScript = `(function(d,w){
var r=d.documentElement,s=function(k){try{return localStorage.getItem(k)}catch(e){}};
r.dataset.scripts='';
if(/Mac|iPhone|iPad/.test(navigator.platform))r.dataset.mac='';
var t=s('${themeStorageKey}');if(t==='light'||t==='dark')r.dataset.theme=t;
var z=s('${textSizeStorageKey}'),m=s('${textWidthStorageKey}');
if(/^(small|large|larger)$/.test(z))r.dataset.textSize=z;
if(/^(narrow|wide)$/.test(m))r.dataset.textWidth=m;
if(navigator.share)r.dataset.share='';
if((s('${recentlyReadStorageKey}')||'').length>9)r.dataset.read='';
d.addEventListener('keydown',function(e){
if(e.isComposing||e.altKey)return;
var c=e.ctrlKey||e.metaKey,a=e.target,b=d.querySelector('search input[type=search]');
var n=a instanceof w.HTMLElement&&(a.isContentEditable||/^(input|select|textarea)$/i.test(a.tagName));
if(!b||!(c?e.key.toLowerCase()==='k':e.key==='/'&&!n&&s('${singleKeyStorageKey}')!=='off'))return;
e.preventDefault();b.focus();b.select()});
d.addEventListener('click',function(e){
var a=e.target,b=a.closest&&a.closest('[data-tool],input[name^=text-]');
if(b&&r.dataset.tools==null)b.dataset.pressed=''})
})(document,window)`;

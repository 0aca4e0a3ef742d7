import {
  recentlyReadStorageKey,
  singleKeyStorageKey,
  textSizeStorageKey,
  textWidthStorageKey,
  themeStorageKey,
} from '@/lib/site/storage-keys';

/** A page that only its scripts can answer says that they do not run: so long after all have come, or while one does not. */
const startMs = 4000;
const patienceMs = 45_000;

/**
 * Runs before the first paint, and by itself: the theme and the text a reader chose, that scripts are on, whether the
 * device can share and has read before, and the keys that bring the cursor to the search box (Ctrl+K, ⌘K and /), which so
 * work however long the other scripts take to arrive. Where there are only files, the search page is told as well whether
 * its address holds words, and that scripts are off after all where one of them did not arrive. One constant string, so
 * that the content policy can allow it by its hash.
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
if('files' in r.dataset&&/^\\/search\\/?$/.test(w.location.pathname)){
if(/[?&]q=[^&]/.test(w.location.search))r.dataset.asked='';
var l=function(e){if(!('live' in r.dataset)&&(!e||e.target.localName==='script'))delete r.dataset.scripts};
d.addEventListener('error',l,true);w.setTimeout(l,${patienceMs});
w.addEventListener('load',function(){w.setTimeout(l,${startMs})})}
d.addEventListener('keydown',function(e){
if(e.isComposing||e.altKey)return;
var c=e.ctrlKey||e.metaKey,a=e.target,b=d.querySelector('search input[type=search]');
var n=a instanceof w.HTMLElement&&(a.isContentEditable||/^(input|select|textarea)$/i.test(a.tagName));
if(!b||!(c?e.key.toLowerCase()==='k':e.key==='/'&&!n&&s('${singleKeyStorageKey}')!=='off'))return;
e.preventDefault();b.focus();b.select()})
})(document,window)`;

/** A page that only its scripts can answer says that they do not run: so long after all have come, or while one does not. */
const startMs = 4000;
const patienceMs = 45_000;

/**
 * Runs before the first paint, after the early script, where there are only files: tells the search page whether its
 * address holds words, and that scripts are off after all where one of them did not arrive. One constant string, so that
 * the content policy can allow it by its hash.
 */
export const exportedSearchScript = `(function(d,w){
var r=d.documentElement;
if(!/^\\/search\\/?$/.test(w.location.pathname))return;
if(/[?&]q=[^&]/.test(w.location.search))r.dataset.asked='';
var l=function(e){if(!('live' in r.dataset)&&(!e||e.target.localName==='script'))delete r.dataset.scripts};
d.addEventListener('error',l,true);w.setTimeout(l,${patienceMs});
w.addEventListener('load',function(){w.setTimeout(l,${startMs})})
})(document,window)`;

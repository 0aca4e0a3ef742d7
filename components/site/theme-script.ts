/**
 * Runs before the first paint: the theme a reader chose, and that scripts are on. One constant string, so that the
 * content policy can allow it by its hash.
 */
export const themeScript =
  "(function(d){d.dataset.scripts='';if(/Mac|iPhone|iPad/.test(navigator.platform))d.dataset.mac='';try{var t=localStorage.getItem('stoa-theme');if(t==='light'||t==='dark')d.dataset.theme=t}catch(e){}})(document.documentElement)";

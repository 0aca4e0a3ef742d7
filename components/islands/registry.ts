import { RecentlyReadList } from '../home/recently-read-list';
import { NarrowAsTyped } from '../lists/narrow-as-typed';
import { LandingHighlight } from '../question/landing-highlight';
import { ReadingIsland } from '../reading/reading-island';
import { SearchBox } from '../search/search-box';
import { KeyboardHelp } from '../site/keyboard/keyboard-help';
import { SingleKeySetting } from '../site/keyboard/single-key-setting';
import { ThemeSwitch } from '../site/theme-switch';

/** What acts on a reading page, by the name that stands in its HTML. */
export const islands = {
  'keyboard-help': KeyboardHelp,
  'landing-highlight': LandingHighlight,
  'narrow-as-typed': NarrowAsTyped,
  reading: ReadingIsland,
  'recently-read': RecentlyReadList,
  'search-box': SearchBox,
  'single-key-setting': SingleKeySetting,
  'theme-switch': ThemeSwitch,
} as const;
